package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.consumer.CloudEvents;
import org.apache.camel.spi.DataTypeTransformer;

/** The data type {@code vzaps:application-cloudevents}. */
@DataTypeTransformer(
        name = "vzaps:application-cloudevents",
        description = "Makes a CloudEvent of an event of VZaps: sets the CloudEvents headers, and JSON as the body")
public class VzapsCloudEvents extends CloudEvents {}
