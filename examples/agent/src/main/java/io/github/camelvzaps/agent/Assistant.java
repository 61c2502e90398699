package io.github.camelvzaps.agent;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.github.camelvzaps.api.UnknownOutcomeException;
import io.github.camelvzaps.api.VzapsConstants;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the model handle one burst: asks it, runs the tools that it calls, until it calls none. Holds the thread meanwhile,
 * so at most {@code concurrentConsumers} chats are under way. Thread-safe.
 */
final class Assistant implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(Assistant.class);
    private static final String TASK = "You answer the customers of a restaurant on WhatsApp, by the tool answer.";
    private static final String NO_TEXT = "(a message without text)";

    /** A model that calls tools without end costs money, and the customer patience. */
    private static final int MOST_MESSAGES = 10;

    private final ChatModel model;
    private final Tools tools;

    Assistant(ChatModel model, Tools tools) {
        this.model = model;
        this.tools = tools;
    }

    @Override
    public void process(Exchange burst) throws Exception {
        String chat = burst.getMessage().getHeader(VzapsConstants.CHAT_ID, String.class);
        String text = burst.getMessage().getBody(String.class);
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(SystemMessage.from(TASK));
        messages.add(UserMessage.from(text == null || text.isBlank() ? NO_TEXT : text));
        boolean sent = false;
        try {
            for (AiMessage said = ask(messages); said.hasToolExecutionRequests(); said = ask(messages)) {
                for (ToolExecutionRequest call : said.toolExecutionRequests()) {
                    Tools.Result result = tools.run(call, chat);
                    sent |= result.sent();
                    messages.add(ToolExecutionResultMessage.from(call, result.text()));
                }
            }
        } catch (UnknownOutcomeException e) {
            LOG.warn("A message may have gone out, so the burst is not repeated: {}", e.getMessage());
        } catch (Exception e) {
            if (!sent) {
                // nothing went out: the burst stays unconfirmed and comes again
                throw e;
            }
            LOG.warn("A message has gone out, so the burst is not repeated: {}", e.getMessage());
        }
    }

    private AiMessage ask(List<ChatMessage> messages) {
        if (messages.size() > MOST_MESSAGES) {
            throw new IllegalStateException("The model still calls tools after " + MOST_MESSAGES + " messages");
        }
        ChatRequest request = ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(Tools.SPECIFICATIONS)
                .build();
        AiMessage said = model.chat(request).aiMessage();
        messages.add(said);
        return said;
    }
}
