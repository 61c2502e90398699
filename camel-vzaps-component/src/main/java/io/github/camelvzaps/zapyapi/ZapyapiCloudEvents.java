package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.consumer.CloudEvents;
import org.apache.camel.spi.DataTypeTransformer;

/** The data type {@code zapyapi:application-cloudevents}. */
@DataTypeTransformer(
        name = "zapyapi:application-cloudevents",
        description = "Makes a CloudEvent of an event of ZapyAPI: sets the CloudEvents headers, and JSON as the body")
public class ZapyapiCloudEvents extends CloudEvents {}
