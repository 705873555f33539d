package io.lockkeeper.security;

import io.netty.handler.ipfilter.IpFilterRule;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proxies whose word about the client's address counts. This class is threadsafe. */
public final class TrustedProxies {

    private static final Pattern NETWORK = Pattern.compile("([0-9a-fA-F.:]+)/([0-9]{1,3})");

    private final List<IpFilterRule> networks;

    private TrustedProxies(List<IpFilterRule> networks) {
        this.networks = networks;
    }

    /**
     * Returns those of some networks.
     *
     * @param networks as {@code 10.0.0.0/8} or {@code fd00::/8}
     * @throws IllegalArgumentException for the first that is none
     */
    public static TrustedProxies of(List<String> networks) {
        return new TrustedProxies(networks.stream().map(TrustedProxies::rule).toList());
    }

    private static IpFilterRule rule(String network) {
        Matcher parts = NETWORK.matcher(network);
        InetAddress address = parts.matches() ? NetUtil.createInetAddressFromIpAddressString(parts.group(1)) : null;
        int bits = address == null ? 0 : address.getAddress().length * Byte.SIZE;
        if (address == null || Integer.parseInt(parts.group(2)) > bits) {
            throw new IllegalArgumentException(network + " is no network such as 10.0.0.0/8 or fd00::/8");
        }
        return new IpSubnetFilterRule(address, Integer.parseInt(parts.group(2)), IpFilterRuleType.ACCEPT);
    }

    /**
     * Returns the address of the client: that of the peer, or, where it is a trusted proxy, what it says, and so on
     * along the chain.
     *
     * @param peer address of whoever has the connection
     * @param forwardedFor values of the headers {@code X-Forwarded-For}, in their order
     */
    public String client(String peer, List<String> forwardedFor) {
        List<String> hops = forwardedFor.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        String client = peer;
        for (int hop = hops.size() - 1; hop >= 0 && isTrusted(client) && isAddress(hops.get(hop)); hop--) {
            client = hops.get(hop);
        }
        return client;
    }

    private boolean isTrusted(String address) {
        if (!isAddress(address)) {
            return false;
        }
        InetSocketAddress socket = new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(address), 0);
        return networks.stream().anyMatch(network -> network.matches(socket));
    }

    private static boolean isAddress(String address) {
        return NetUtil.isValidIpV4Address(address) || NetUtil.isValidIpV6Address(address);
    }
}
