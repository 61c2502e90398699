package io.github.camelvzaps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {
    private static final int SCALE = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2@ABC123",
                "2@k5ZbE0c+R1yWZ9a/7Qm,3nVYyPq8r0U1k2J3h4G5f6D7s8A9=,Zx1Cv2Bn3Mm4,Ll5Kk6Jj7Hh8Gg9Ff0==",
                "ção, ü, 日本"
            })
    void whatATerminalShowsIsReadByAPhone(String text) throws Exception {
        assertThat(readTerminal(QrCode.terminal(text))).isEqualTo(text);
    }

    @Test
    void aPictureBecomesTheSameCodeInATerminal() throws Exception {
        BitMatrix modules = new QRCodeWriter().encode("2@ABC123", BarcodeFormat.QR_CODE, 300, 300);
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                image.setRGB(x, y, modules.get(x, y) ? 0 : 0xffffff);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        String picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        assertThat(QrCode.of(picture).text()).isEqualTo("2@ABC123");
        assertThat(readTerminal(QrCode.terminal(picture))).isEqualTo("2@ABC123");
        assertThat(QrCode.of(picture).toPicture()).isEqualTo(picture);
    }

    @Test
    void aTextBecomesAPictureThatAPhoneReads() throws Exception {
        String picture = QrCode.of(" 2@ABC123 ").toPicture();
        assertThat(picture).startsWith("data:image/svg+xml;base64,");
        String svg = new String(
                Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1)), StandardCharsets.UTF_8);
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(size.find()).isTrue();
        int modules = Integer.parseInt(size.group(1));
        boolean[][] dark = new boolean[modules][modules];
        Pattern.compile("M(\\d+) (\\d+)h1")
                .matcher(svg)
                .results()
                .forEach(module -> dark[Integer.parseInt(module.group(2))][Integer.parseInt(module.group(1))] = true);
        assertThat(read(dark)).isEqualTo("2@ABC123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png,not-base64",
                "data:image/png;base64,AAAA",
                "data:image/png;base64,%%%",
                // a picture of nothing
                "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="
            })
    void whatIsNoCodeIsRefusedInWords(String given) {
        assertThatThrownBy(() -> QrCode.of(given).toTerminal())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("QR code")
                .hasMessageNotContaining(given);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = " ")
    void withoutACodeTheMessageSaysWhenThereIsOne(String given) {
        assertThatThrownBy(() -> QrCode.terminal(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CamelVzapsConnected is false");
    }

    @Test
    void itsTextIsNotTheCode() {
        assertThat(QrCode.of("2@ABC123")).hasToString("QR code");
    }

    /** Light characters are light modules: what is drawn is read back from the picture that they make. */
    private static String readTerminal(String drawn) throws Exception {
        List<String> lines = Arrays.asList(drawn.split("\n"));
        boolean[][] dark = new boolean[2 * lines.size()][lines.get(0).length()];
        for (int line = 0; line < lines.size(); line++) {
            for (int column = 0; column < lines.get(line).length(); column++) {
                char block = lines.get(line).charAt(column);
                dark[2 * line][column] = block == ' ' || block == '\u2584';
                dark[2 * line + 1][column] = block == ' ' || block == '\u2580';
            }
        }
        return read(dark);
    }

    private static String read(boolean[][] dark) throws Exception {
        int width = dark[0].length * SCALE;
        int height = dark.length * SCALE;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = dark[y / SCALE][x / SCALE] ? 0 : 0xffffff;
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText();
    }
}
