package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.contract.ApiOperation.Access;
import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.state.Account;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.World;

/**
 * Finds out whose request it is and whether everything that was given belongs together (contract, section 1). Runs
 * with the world's monitor held.
 */
public final class Credentials {

    private Credentials() {}

    /**
     * The account of a request.
     *
     * @param instanceId id out of the path; null when the path has none
     * @throws Refusal 401, 403 or 404
     */
    static Account check(World world, Access access, Incoming request, String instanceId) {
        if (access == Access.NONE) {
            return null;
        }
        String bearer = bearer(request.header("authorization"));
        String clientToken = request.header("x-client-token");
        String instanceToken = access == Access.INSTANCE ? request.header("x-instance-token") : null;
        return check(world, bearer, clientToken, instanceToken, instanceId);
    }

    /** The same for values that came in another way, such as the query of the realtime connection. */
    public static Account check(
            World world, String bearer, String clientToken, String instanceToken, String instanceId) {
        Account account = account(world, bearer, clientToken, instanceToken);
        if (clientToken != null && !account.clientToken().equals(clientToken)) {
            throw Refusal.forbidden();
        }
        if (instanceId != null) {
            Instance instance = world.instance(instanceId);
            if (instance == null) {
                throw Refusal.notFound("instance");
            }
            boolean owned = instance.owner.clientToken().equals(account.clientToken());
            if (!owned || (instanceToken != null && !instance.token.equals(instanceToken))) {
                throw Refusal.forbidden();
            }
        }
        return account;
    }

    private static Account account(World world, String bearer, String clientToken, String instanceToken) {
        if (bearer != null) {
            Account account = world.tokens().accountOf(bearer, world.now());
            if (account == null) {
                throw Refusal.unauthorized("Unauthorized: the access token is unknown or expired");
            }
            return account;
        }
        if (clientToken == null || instanceToken == null) {
            throw Refusal.unauthorized("Unauthorized: credentials are missing");
        }
        Account account = world.account(clientToken);
        if (account == null) {
            throw Refusal.forbidden();
        }
        return account;
    }

    /** The token of an {@code Authorization: Bearer} header, or null. */
    public static String bearer(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        String token = authorization.substring(7).trim();
        return token.isEmpty() ? null : token;
    }
}
