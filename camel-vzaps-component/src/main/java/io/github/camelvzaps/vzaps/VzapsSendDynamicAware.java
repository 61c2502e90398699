package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.producer.OperationSendDynamicAware;
import org.apache.camel.spi.annotations.SendDynamic;

/** Lets {@code toD} share endpoints among the values of parameters. */
@SendDynamic("vzaps")
public class VzapsSendDynamicAware extends OperationSendDynamicAware {

    public VzapsSendDynamicAware() {
        // these belong to the account, whose access token an endpoint shares
        super(VzapsCatalog.INSTANCE, "clientToken", "clientSecret");
    }
}
