package io.github.camelvzaps.crmbridge.campaign;

import io.github.camelvzaps.crmbridge.Screen;

/**
 * The bar that a person watches. Where the output goes to a file, a line for each tenth. Used by one thread.
 *
 * <p>Drawn here: the well-kept library for it writes its carriage returns into files too.
 */
final class Progress {
    private static final int WIDTH = 30;
    private static final int TENTHS = 10;

    private final Screen screen;
    private int tenthsShown = -1;

    Progress(Screen screen) {
        this.screen = screen;
    }

    void show(Standing standing) {
        String text = text(standing);
        screen.status(text);
        int tenths = standing.total() == 0 ? TENTHS : (standing.total() - standing.open()) * TENTHS / standing.total();
        if (!screen.isLive() && tenths != tenthsShown) {
            tenthsShown = tenths;
            screen.line(text);
        }
    }

    static String text(Standing standing) {
        int total = standing.total();
        int done = total - standing.open();
        int filled = total == 0 ? WIDTH : WIDTH * done / total;
        return "  [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + total + "  sent "
                + standing.of("sent") + ", rejected " + standing.of("rejected") + ", unknown "
                + standing.of("unknown") + ", not on WhatsApp " + standing.of("absent");
    }
}
