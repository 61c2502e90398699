package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone reads each of the codes, looked for as in a photo and taken as a pure picture. */
@ExtendWith(SimulatorExtension.class)
class QrCodeTest {

    private static final int CODES = Integer.getInteger("qr.codes", 300);

    private Caller caller;

    @BeforeEach
    void pair(VzapsSimulator simulator) {
        caller = new Caller(simulator);
        simulator.addInstance("VZ1", "inst-1");
        simulator.unpair("VZ1");
        simulator.setOptions(Map.of("qrSeconds", 0));
    }

    @ParameterizedTest
    @CsvSource({"VZaps", "ZapyAPI"})
    void everyCodeCanBeReadBothWays(String api) throws Exception {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < CODES; i++) {
            LuminanceSource picture = picture(api);
            String text = read(picture, HybridBinarizer::new, Map.of());
            assertThat(text).matches("2@[0-9a-f-]{36},[0-9a-f-]{36},[1-6]");
            assertThat(read(picture, GlobalHistogramBinarizer::new, Map.of())).isEqualTo(text);
            assertThat(read(picture, HybridBinarizer::new, Map.of(DecodeHintType.PURE_BARCODE, true)))
                    .isEqualTo(text);
            texts.add(text);
        }
        assertThat(texts).hasSize(CODES);
    }

    private LuminanceSource picture(String api) throws Exception {
        JsonObject answer = api.equals("VZaps")
                ? caller.asInstance("GET", "/instances/VZ1/session/qr", null).data()
                : caller.call("GET", "/api/instances/VZ1/qr", null, Map.of("x-api-key", VzapsSimulator.API_KEY))
                        .json();
        String dataUri = answer.getString(api.equals("VZaps") ? "qr_code" : "qrCode");
        byte[] png = Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
        return new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(png)));
    }

    private static String read(
            LuminanceSource picture, Function<LuminanceSource, Binarizer> binarizer, Map<DecodeHintType, ?> hints)
            throws Exception {
        return new QRCodeReader()
                .decode(new BinaryBitmap(binarizer.apply(picture)), hints)
                .getText();
    }
}
