package io.github.camelvzaps.simulator.server;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws QR codes a phone can scan. Thread-safe. */
public final class QrPicture {

    private static final int PIXELS = 264;
    private static final int REMEMBERED = 64;

    /** Drawing takes milliseconds and clients poll; guarded by itself. */
    private static final Map<String, String> DRAWN = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    private QrPicture() {}

    /** The text as {@code data:image/png;base64,...}. */
    public static String dataUri(String text) {
        synchronized (DRAWN) {
            return DRAWN.computeIfAbsent(text, QrPicture::draw);
        }
    }

    private static String draw(String text) {
        try {
            var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, PIXELS, PIXELS);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(matrix, "PNG", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException | IOException e) {
            throw new IllegalStateException("Cannot draw a QR code", e);
        }
    }
}
