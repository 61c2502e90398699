package io.github.camelvzaps.vzaps.message;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.camelvzaps.api.InvalidRequestException;

/**
 * A place.
 *
 * @param phone the receiver: digits with country code, or a group id
 * @param latitude degrees, from -90 in the south to 90
 * @param longitude degrees, from -180 in the west to 180
 * @param name what the place is called, or null
 * @param address its address, or null
 * @param sendOptions what every message may carry
 */
public record LocationMessage(
        String phone,
        double latitude,
        double longitude,
        String name,
        String address,
        @JsonUnwrapped SendOptions sendOptions)
        implements OutboundMessage {

    public LocationMessage {
        Required.text(LocationMessage.class, "phone", phone);
        degrees("latitude", latitude, 90);
        degrees("longitude", longitude, 180);
        sendOptions = SendOptions.orNone(sendOptions);
    }

    /** Starts a place to a phone (digits with country code) or a group id. */
    public static Builder to(String phone) {
        return new Builder(phone);
    }

    private static void degrees(String field, double value, int limit) {
        // written so that NaN, which JSON cannot hold, is refused too
        if (!(Math.abs(value) <= limit)) {
            throw new InvalidRequestException("LocationMessage: '" + field + "' has to be between -" + limit + " and "
                    + limit + " degrees; at(..) takes the latitude first");
        }
    }

    @Override
    public String toString() {
        return WireForm.shown(this);
    }

    /** Builds a place. Not thread-safe. */
    public static final class Builder extends MessageBuilder<LocationMessage, Builder> {
        private Double latitude;
        private double longitude; // set together with the latitude
        private String name;
        private String address;

        private Builder(String phone) {
            super(phone);
        }

        /** Sets latitude (-90 to 90, north is positive) and longitude (-180 to 180, east is positive) in degrees. */
        public Builder at(double north, double east) {
            latitude = north;
            longitude = east;
            return this;
        }

        public Builder name(String placeName) {
            name = placeName;
            return this;
        }

        public Builder address(String placeAddress) {
            address = placeAddress;
            return this;
        }

        @Override
        public LocationMessage build() {
            return new LocationMessage(
                    phone(),
                    Required.value(LocationMessage.class, "latitude", latitude),
                    longitude,
                    name,
                    address,
                    sendOptions());
        }
    }
}
