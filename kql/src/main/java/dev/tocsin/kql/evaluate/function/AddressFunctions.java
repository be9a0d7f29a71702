package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Functions on addresses of networks. What is no address gives null, or an empty text; so say the pages of
 * <a href="https://learn.microsoft.com/kusto/query/scalar-functions#ipv4ipv6-functions">these functions</a>.
 */
final class AddressFunctions implements FunctionFamily {
    private static final List<String> PRIVATE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

    @Override
    public void addTo(FunctionRegistry.Entries functions) {
        functions
                .add(
                        "parse_ipv4",
                        site -> parsed(
                                site, IpAddress::v4, address -> address.masked().longValue()))
                .add(
                        "parse_ipv4_mask",
                        site -> parsed(
                                site, IpAddress::v4, address -> address.masked().longValue()))
                .add("ipv4_netmask_suffix", site -> parsed(site, IpAddress::v4, address -> (long) address.prefix()))
                .add(
                        "ipv4_is_private",
                        site -> parsed(
                                site,
                                IpAddress::v4,
                                address -> PRIVATE.stream()
                                        .map(IpAddress::v4)
                                        .anyMatch(range -> range != null && address.isIn(range))))
                .add("parse_ipv6", site -> parsed(site, IpAddress::v6, IpAddress::text))
                .add("parse_ipv6_mask", site -> parsed(site, IpAddress::v6, IpAddress::text))
                .add("format_ipv4", site -> formatted(IpAddress::text))
                .add("format_ipv4_mask", site -> formatted(address -> address.text() + "/" + address.prefix()))
                .add("ipv4_range_to_cidr_list", AddressFunctions::ranges);
        compared(functions, "ipv4", IpAddress::v4);
        compared(functions, "ipv6", IpAddress::v6);
    }

    private static void compared(
            FunctionRegistry.Entries functions, String kind, Function<String, @Nullable IpAddress> reader) {
        functions
                .add(kind + "_compare", site -> compare(site, reader, order -> (long) order))
                .add(kind + "_is_match", site -> compare(site, reader, order -> order == 0))
                .add(
                        kind + "_is_in_range",
                        site -> Kernels.eachWithNulls(
                                ValueType.BOOL,
                                values -> inRange(Texts.text(values[0]), Texts.text(values[1]), reader)))
                .add(kind + "_is_in_any_range", site -> inAnyRange(site, reader));
    }

    /** An address with a prefix perhaps, that is the second argument, as something else. */
    private static Kernel parsed(
            CallSite site, Function<String, @Nullable IpAddress> reader, Function<IpAddress, Object> result) {
        return Kernels.eachWithNulls(site.result(), values -> {
            IpAddress address = limited(reader.apply(Texts.text(values[0])), values, 1);
            return address == null ? none(site.result()) : result.apply(address);
        });
    }

    private static @Nullable Object none(ValueType type) {
        return type == ValueType.STRING ? "" : null;
    }

    /** With at most as many bits as the argument says, if it is given. */
    private static @Nullable IpAddress limited(@Nullable IpAddress address, @Nullable Object[] values, int at) {
        if (address == null || values.length <= at) {
            return address;
        }
        return values[at] instanceof Number prefix ? address.within(prefix.longValue()) : null;
    }

    private static Kernel formatted(Function<IpAddress, String> result) {
        return Kernels.eachWithNulls(ValueType.STRING, values -> {
            IpAddress written =
                    values[0] instanceof Long number ? IpAddress.v4(number) : IpAddress.v4(Texts.text(values[0]));
            IpAddress address = limited(written, values, 1);
            return address == null ? "" : result.apply(address);
        });
    }

    /** Compared by the bits that count in both, and by those that the call names. */
    private static Kernel compare(
            CallSite site, Function<String, @Nullable IpAddress> reader, Function<Integer, Object> result) {
        return Kernels.eachWithNulls(site.result(), values -> {
            IpAddress a = limited(reader.apply(Texts.text(values[0])), values, 2);
            IpAddress b = limited(reader.apply(Texts.text(values[1])), values, 2);
            return a == null || b == null ? null : result.apply(a.compareTo(b));
        });
    }

    private static @Nullable Boolean inRange(String text, String range, Function<String, @Nullable IpAddress> reader) {
        IpAddress address = reader.apply(text);
        IpAddress of = reader.apply(range);
        return address == null || of == null ? null : (Boolean) address.isIn(of);
    }

    private static Kernel inAnyRange(CallSite site, Function<String, @Nullable IpAddress> reader) {
        return Kernels.eachWithNulls(ValueType.BOOL, values -> {
            boolean known = false;
            for (int i = 1; i < values.length; i++) {
                List<?> ranges = values[i] instanceof List<?> list ? list : List.of(Texts.text(values[i]));
                for (Object range : ranges) {
                    Boolean inside = inRange(Texts.text(values[0]), Texts.text(range), reader);
                    if (Boolean.TRUE.equals(inside)) {
                        return true;
                    }
                    known |= inside != null;
                }
            }
            if (!known) {
                throw site.undocumented("no address and no range that are valid have no documented result");
            }
            return false;
        });
    }

    /** The fewest networks that are the addresses from the first to the last. */
    private static Kernel ranges(CallSite site) {
        return Kernels.eachWithNulls(ValueType.DYNAMIC, values -> {
            IpAddress first = IpAddress.v4(Texts.text(values[0]));
            IpAddress last = IpAddress.v4(Texts.text(values[1]));
            if (first == null || last == null || first.bits().compareTo(last.bits()) > 0) {
                throw site.undocumented("what is no range of addresses has no documented result");
            }
            List<@Nullable Object> networks = new ArrayList<>();
            long from = first.bits().longValue();
            long to = last.bits().longValue();
            while (from <= to) {
                int zeros = from == 0 ? 32 : Math.min(32, Long.numberOfTrailingZeros(from));
                while (from + (1L << zeros) - 1 > to) {
                    zeros--;
                }
                IpAddress network = new IpAddress(BigInteger.valueOf(from), 32 - zeros, 32);
                networks.add(network.text() + "/" + network.prefix());
                from += 1L << zeros;
            }
            return networks;
        });
    }
}
