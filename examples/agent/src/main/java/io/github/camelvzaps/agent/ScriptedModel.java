package io.github.camelvzaps.agent;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.util.json.JsonObject;

/** Plays a language model without a network. It does whatever a customer writes, as a real one may. Stateless. */
public class ScriptedModel implements ChatModel {
    private static final Pattern ORDER = Pattern.compile("Write to (\\d+): (.+)");

    @Override
    public ChatResponse doChat(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        ChatMessage last = messages.get(messages.size() - 1);
        AiMessage said = last instanceof ToolExecutionResultMessage result
                ? afterTool(result)
                : afterCustomer(((UserMessage) last).singleText());
        return ChatResponse.builder().aiMessage(said).build();
    }

    private static AiMessage afterCustomer(String text) {
        Matcher order = ORDER.matcher(text);
        if (order.find()) {
            return call("write_to", Map.of("phone", order.group(1), "text", order.group(2)));
        }
        if (text.contains("link")) {
            return answer("Pay here: https://pay.example.com/7");
        }
        return text.contains("table")
                ? answer("A table for four tonight at eight, by the window: it is yours.")
                : answer("Would you like to book a table?");
    }

    private static AiMessage afterTool(ToolExecutionResultMessage result) {
        if (!result.text().startsWith("Refused")) {
            return AiMessage.from("Done.");
        }
        return result.toolName().equals("write_to")
                ? answer("I cannot write to that number.")
                : answer("I cannot send that. You can pay when you come.");
    }

    private static AiMessage answer(String text) {
        return call("answer", Map.of("text", text));
    }

    private static AiMessage call(String tool, Map<String, String> arguments) {
        return AiMessage.from(ToolExecutionRequest.builder()
                .id("call-1")
                .name(tool)
                .arguments(new JsonObject(arguments).toJson())
                .build());
    }
}
