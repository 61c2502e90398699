package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.GatewayEndpoint;
import io.github.camelvzaps.core.gateway.Gateway;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Send and receive WhatsApp messages through the VZaps gateway. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "vzaps",
        title = "VZaps",
        syntax = "vzaps:resource/operation",
        category = {Category.CLOUD, Category.API, Category.CHAT},
        headersClass = VzapsConstants.class)
public class VzapsEndpoint extends GatewayEndpoint {
    @UriPath(
            enums =
                    "auth,instances,sessions,messages,webhooks,contacts,groups,users,queues,typeBots,chatwoot,chats,events,"
                            + "numbers,outbox,pairing,request",
            description = "The part of the API. The word request stands alone and calls any path of it; pairing"
                    + " stands alone in from and shows a page.")
    @Metadata(required = true)
    private String resource;

    @UriPath(
            enums = "getAccessToken,create,list,get,update,restart,delete,provision,search,subscribe,"
                    + "resumeSubscription,cancel,cancelWithDelete,connect,status,qr,pairCode,disconnect,restrictions,"
                    + "sendText,sendImage,sendAudio,sendDocument,sendVideo,sendSticker,sendGif,"
                    + "sendLocation,sendContact,sendButtons,sendList,sendLink,sendPoll,pollVote,react,"
                    + "removeReaction,presence,markRead,edit,downloadImage,downloadVideo,downloadAudio,"
                    + "downloadDocument,send,set,searchLogs,getLog,retryLog,add,remove,inviteLink,setPhoto,"
                    + "setName,setDescription,setSettings,addAdmin,removeAdmin,info,check,avatar,"
                    + "contacts,listMessages,removeMessage,purgeMessages,listOperations,removeOperation,"
                    + "purgeOperations,startSession,startSessionById,listSessions,pauseSession,closeSession,"
                    + "triggerImport,archive,unarchive,mute,unmute,pin,unpin,read,unread,clear,"
                    + "setExpiration,subscribe,receive",
            description = "The operation of the resource. Case and hyphens do not count.")
    private String operation;

    @UriParam
    private final VzapsConfiguration configuration;

    private final VzapsGateway gateway;

    public VzapsEndpoint(String uri, VzapsComponent component, VzapsConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
        this.gateway = new VzapsGateway(configuration, () -> component.credentials(configuration));
    }

    @Override
    public VzapsConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    protected Gateway gateway() {
        return gateway;
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
