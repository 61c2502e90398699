package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.GatewayEndpoint;
import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.util.Optional;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Send and receive WhatsApp messages through the ZapyAPI gateway. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "zapyapi",
        title = "ZapyAPI",
        syntax = "zapyapi:resource/operation",
        category = {Category.CLOUD, Category.API, Category.CHAT},
        headersClass = VzapsConstants.class)
public class ZapyapiEndpoint extends GatewayEndpoint {
    @UriPath(
            enums = "instances,webhookConfig,messages,contacts,presence,groups,sessions,users,webhooks,numbers,outbox,"
                    + "pairing,request",
            description = "The part of the API. The word request stands alone and calls any path of it; pairing"
                    + " stands alone in from and shows a page.")
    @Metadata(required = true)
    private String resource;

    @UriPath(
            enums = "list,create,getQrCode,restart,logout,save,get,delete,sendText,sendImage,checkNumbers,"
                    + "getProfilePicture,block,unblock,send,qr,status,restrictions,check,receive,add,remove",
            description = "The operation of the resource. Case and hyphens do not count.")
    private String operation;

    @UriParam
    private final ZapyapiConfiguration configuration;

    private final ZapyapiGateway gateway;

    public ZapyapiEndpoint(String uri, ZapyapiComponent component, ZapyapiConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        this.gateway = new ZapyapiGateway(configuration);
    }

    @Override
    public ZapyapiConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    protected Gateway gateway() {
        return gateway;
    }

    @Override
    protected Optional<Operation> operation() {
        return isSessionStatus() ? Optional.of(SessionStatusProducer.OPERATION) : super.operation();
    }

    @Override
    public Producer createProducer() throws Exception {
        return isSessionStatus() ? new SessionStatusProducer(this, runtime()) : super.createProducer();
    }

    @Override
    protected AsyncProducer createReader() throws Exception {
        if (isSessionStatus()) {
            return new SessionStatusProducer(this, runtime());
        }
        return isQrCode() ? new QrCodeProducer(this, runtime(), operationProducer()) : operationProducer();
    }

    private boolean isQrCode() {
        return operation()
                .filter(called -> called.id().equals(ZapyapiGateway.QR_CODE))
                .isPresent();
    }

    private boolean isSessionStatus() {
        return Parameter.fold(operationId()).equals(Parameter.fold(SessionStatusProducer.OPERATION.id()));
    }

    @Override
    public String getResource() {
        return resource;
    }

    @Override
    public void setResource(String resource) {
        this.resource = resource;
    }

    @Override
    public String getOperation() {
        return operation;
    }

    @Override
    public void setOperation(String operation) {
        this.operation = operation;
    }
}
