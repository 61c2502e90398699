package io.github.camelvzaps.simulator.http;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws QR codes a phone can scan. Thread-safe.
 *
 * <p>The standard leaves eight masks to choose from. About one code in a hundred holds, under the mask that is usually
 * taken, a place that looks like a corner mark, and a reader that searches for the code as in a photo goes astray. So
 * each picture is read like that before it is handed out, and drawn with another mask when it could not be read.
 */
public final class QrPicture {

    private static final int MODULE_PIXELS = 6;
    private static final int QUIET_MODULES = 4;
    private static final int MASKS = 8;
    private static final int REMEMBERED = 64;

    /** Drawing takes milliseconds and clients poll; synchronized. */
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
            BufferedImage usual = picture(text, null);
            for (int mask = 0; mask < MASKS; mask++) {
                BufferedImage picture = mask == 0 ? usual : picture(text, mask);
                if (canBeRead(picture, text)) {
                    return png(picture);
                }
            }
            return png(usual);
        } catch (WriterException | IOException e) {
            throw new IllegalStateException("Cannot draw a QR code", e);
        }
    }

    /** @param mask null for the one that the library thinks best */
    private static BufferedImage picture(String text, Integer mask) throws WriterException {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        hints.put(EncodeHintType.MARGIN, QUIET_MODULES);
        if (mask != null) {
            hints.put(EncodeHintType.QR_MASK_PATTERN, mask);
        }
        // without a wanted size each module is one pixel, so the module keeps a whole number of pixels when it grows
        BitMatrix modules = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        BitMatrix pixels = new BitMatrix(modules.getWidth() * MODULE_PIXELS);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    pixels.setRegion(x * MODULE_PIXELS, y * MODULE_PIXELS, MODULE_PIXELS, MODULE_PIXELS);
                }
            }
        }
        return MatrixToImageWriter.toBufferedImage(pixels);
    }

    private static boolean canBeRead(BufferedImage picture, String text) {
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture))))
                    .getText()
                    .equals(text);
        } catch (ReaderException astray) {
            return false;
        }
    }

    private static String png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "PNG", png);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
