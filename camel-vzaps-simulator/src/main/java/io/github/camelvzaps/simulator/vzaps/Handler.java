package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Reply;

/** What one operation does. Runs with the world's monitor held, so it must not wait for anything. */
@FunctionalInterface
interface Handler {

    Reply answer(Call call);
}
