#include "core/state/money/ToolHold.h"

#include "core/base/Digest.h"

#include <QtEndian>

namespace qd {

namespace {

constexpr quint64 kVersion = 0xf000;
constexpr quint64 kCustom = 0x8000; ///< version 8: whoever makes it says what is in it
constexpr quint64 kVariant = 0xc000000000000000;
constexpr quint64 kOurs = 0x8000000000000000;

} // namespace

TurnId holdOf(const TurnId& turn, const QString& call)
{
    if (call.isEmpty())
        return turn;
    const QByteArray hash = sha256((turn.toString() + u'/' + call).toUtf8());
    const quint64 high = qFromBigEndian<quint64>(hash.constData());
    const quint64 low = qFromBigEndian<quint64>(hash.constData() + 8);
    return {{(high & ~kVersion) | kCustom, (low & ~kVariant) | kOurs}};
}

bool isHold(const TurnId& reservation)
{
    return (reservation.uuid.high & kVersion) == kCustom;
}

Spend spendOf(const ToolUsed& used)
{
    Spend spend;
    spend.calls = 0;
    if (used.cost.micro == 0)
        return spend;
    spend.model = QStringLiteral("tool:") + used.tool;
    spend.cost = spend.wouldHaveCost = used.cost;
    return spend;
}

} // namespace qd
