package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.GeneratedMedia;
import io.github.camelvzaps.simulator.state.Media;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fetching received media. */
final class DownloadCalls {

    private static final int PLACEHOLDER_BYTES = 256;

    private DownloadCalls() {}

    static Map<String, Handler> table() {
        Map<String, Handler> table = new HashMap<>();
        for (String kind : List.of("Image", "Video", "Audio", "Document")) {
            table.put("messages/download" + kind, DownloadCalls::download);
        }
        return table;
    }

    private static Reply download(Call call) {
        call.mustBeConnected();
        String url = call.text("url");
        int at = url.indexOf(Media.PATH);
        Media media;
        if (at >= 0) {
            media = call.world().media().find(url.substring(at + Media.PATH.length()));
            if (media == null) {
                throw Refusal.notFound("media");
            }
        } else {
            // media of the real WhatsApp: some bytes that are the same ones for the same address
            media = new GeneratedMedia("placeholder", PLACEHOLDER_BYTES, url.hashCode(), call.text("mimetype"));
        }
        return Reply.plain(new Reply.Stream(media, true));
    }
}
