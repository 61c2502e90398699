package io.github.camelvzaps.api;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A code that a phone scans to pair a number, in the forms in which people look at it. The gateways answer a picture or the
 * text of the code (docs/contract: vzaps.md section 6, zapyapi.md, Instances); both are read. Immutable.
 *
 * <p>In a route: {@code .setBody(method(QrCode.class, "terminal(${header.CamelVzapsQrCode})"))}.
 */
public final class QrCode {
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";

    /** Modules of white around the code, without which phones do not find it. */
    private static final int QUIET = 2;

    private final String given;

    private QrCode(String given) {
        this.given = given;
    }

    /**
     * Takes a code as a gateway answers it.
     *
     * @param given a picture as a {@code data:} address, or the text of the code
     * @throws IllegalArgumentException when there is none, which is so once the number is connected
     */
    public static QrCode of(String given) {
        if (given == null || given.isBlank()) {
            throw new IllegalArgumentException("There is no QR code: the header CamelVzapsQrCode is set only while"
                    + " CamelVzapsConnected is false");
        }
        return new QrCode(given.trim());
    }

    /**
     * Returns the code for a terminal with light text on dark, as {@link #toTerminal()} does.
     *
     * @param given a picture as a {@code data:} address, or the text of the code
     */
    public static String terminal(String given) {
        return of(given).toTerminal();
    }

    /** Returns the code as a picture, a {@code data:} address for the {@code src} of an image. */
    public String toPicture() {
        return given.startsWith(DATA) ? given : DATA + "image/svg+xml;base64," + base64(svg(modules(given)));
    }

    /**
     * Returns the code in half blocks (U+2580, U+2584, U+2588), one character for two modules, lines separated by a line feed.
     *
     * @throws IllegalArgumentException when the picture holds no code that can be read
     */
    public String toTerminal() {
        BitMatrix modules = modules(text());
        StringBuilder drawn = new StringBuilder();
        for (int y = -QUIET; y < modules.getHeight() + QUIET; y += 2) {
            for (int x = -QUIET; x < modules.getWidth() + QUIET; x++) {
                drawn.append(block(isDark(modules, x, y), isDark(modules, x, y + 1)));
            }
            drawn.append('\n');
        }
        return drawn.toString();
    }

    /**
     * Returns the text of the code.
     *
     * @throws IllegalArgumentException when the picture holds no code that can be read
     */
    public String text() {
        if (!given.startsWith(DATA)) {
            return given;
        }
        int content = given.indexOf(BASE64);
        if (content < 0) {
            throw new IllegalArgumentException("The QR code is a data address, but not in base64");
        }
        try {
            byte[] picture = Base64.getMimeDecoder().decode(given.substring(content + BASE64.length()));
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            if (image == null) {
                throw new IllegalArgumentException(
                        "Java cannot read the picture of the QR code: send PNG, JPEG, GIF or BMP");
            }
            int width = image.getWidth();
            int height = image.getHeight();
            int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new IllegalArgumentException("The picture holds no QR code that can be read", e);
        }
    }

    /** Light is drawn, dark is left: terminals are dark. */
    private static char block(boolean upperDark, boolean lowerDark) {
        if (upperDark) {
            return lowerDark ? ' ' : '\u2584';
        }
        return lowerDark ? '\u2580' : '\u2588';
    }

    private static boolean isDark(BitMatrix modules, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
        return inside && modules.get(x, y);
    }

    private static BitMatrix modules(String text) {
        try {
            // codes of WhatsApp are ASCII, and not every phone reads a code that names its character set
            boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
            Charset charset = ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.CHARACTER_SET, charset.name()));
        } catch (WriterException e) {
            throw new IllegalArgumentException("The text is too long for a QR code", e);
        }
    }

    private static String svg(BitMatrix modules) {
        int size = modules.getWidth() + 2 * QUIET;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(size)
                .append(' ')
                .append(size)
                .append("\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h")
                .append(size)
                .append('v')
                .append(size)
                .append("H0z\"/><path d=\"");
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    svg.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return svg.append("\"/></svg>").toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the code: it lets a phone in. */
    @Override
    public String toString() {
        return "QR code";
    }
}
