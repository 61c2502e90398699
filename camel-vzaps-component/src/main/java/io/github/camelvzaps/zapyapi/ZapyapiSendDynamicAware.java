package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.producer.OperationSendDynamicAware;
import org.apache.camel.spi.annotations.SendDynamic;

/** Lets {@code toD} share endpoints among the values of parameters. */
@SendDynamic("zapyapi")
public class ZapyapiSendDynamicAware extends OperationSendDynamicAware {

    public ZapyapiSendDynamicAware() {
        super(ZapyapiCatalog.INSTANCE);
    }
}
