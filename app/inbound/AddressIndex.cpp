#include "app/inbound/AddressIndex.h"

#include "agents/people/PersonKeys.h"

namespace qd::app {

Result<AddressIndex> addressIndexOf(const QString& home)
{
    Result<agents::PersonKeys> read = agents::PersonKeyFile(home).read();
    if (!read)
        return read.error();
    const auto keys = std::make_shared<agents::PersonKeys>(std::move(*read));
    return AddressIndex([keys](const QString& channel, const QString& address) {
        const QString field = channel == QLatin1String("sms") ? QStringLiteral("phone") : channel;
        const Result<QString> kept = agents::keptForm(field, address);
        return kept ? keys->index(channel, agents::comparableAddress(channel, {{field, *kept}})) : QByteArray();
    });
}

} // namespace qd::app
