package io.github.camelvzaps.agent;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A model that a test plays; remembers what it was asked. Thread-safe. */
final class PlayedModel implements ChatModel {
    final List<ChatRequest> asked = new CopyOnWriteArrayList<>();
    private final Function<ChatRequest, ChatResponse> play;

    private PlayedModel(Function<ChatRequest, ChatResponse> play) {
        this.play = play;
    }

    /** The one of the example. */
    static PlayedModel scripted() {
        return new PlayedModel(new ScriptedModel()::doChat);
    }

    static PlayedModel of(Function<ChatRequest, AiMessage> play) {
        return new PlayedModel(
                request -> ChatResponse.builder().aiMessage(play.apply(request)).build());
    }

    /** Calls a tool once, with these arguments in JSON. */
    static PlayedModel calling(String tool, String arguments) {
        return of(request -> results(request).isEmpty() ? call(tool, arguments) : AiMessage.from("Done."));
    }

    static AiMessage call(String tool, String arguments) {
        return AiMessage.from(ToolExecutionRequest.builder()
                .id("call-1")
                .name(tool)
                .arguments(arguments)
                .build());
    }

    /** What tools answered, as far as the request tells. */
    static List<String> results(ChatRequest request) {
        return request.messages().stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(message -> ((ToolExecutionResultMessage) message).text())
                .toList();
    }

    /** What tools answered in the end. */
    List<String> results() {
        return results(asked.get(asked.size() - 1));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        asked.add(request);
        return play.apply(request);
    }
}
