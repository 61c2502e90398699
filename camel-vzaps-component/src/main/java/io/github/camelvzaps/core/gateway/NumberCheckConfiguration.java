package io.github.camelvzaps.core.gateway;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Whether the number of a recipient is looked up before a message is sent to it. */
@UriParams
public abstract class NumberCheckConfiguration extends PaceConfiguration {

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether the gateway is asked if the recipient is on WhatsApp before a message is sent, for mobile"
                            + " numbers in Brazil with and without the ninth digit. The message goes to the number that"
                            + " it knows. When it knows none, or gives no clear answer, nothing is sent. Groups, hidden"
                            + " numbers and channels are not asked about.")
    private boolean checkNumber;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "3600000",
            javaType = "java.time.Duration",
            description = "With checkNumber=true, for how long an answer about a number is remembered, in milliseconds."
                    + " The last 10,000 are, in memory. 0 asks before each message.")
    private long checkNumberLifetime = 3_600_000;

    public boolean isCheckNumber() {
        return checkNumber;
    }

    public void setCheckNumber(boolean checkNumber) {
        this.checkNumber = checkNumber;
    }

    public long getCheckNumberLifetime() {
        return checkNumberLifetime;
    }

    public void setCheckNumberLifetime(long checkNumberLifetime) {
        this.checkNumberLifetime = checkNumberLifetime;
    }
}
