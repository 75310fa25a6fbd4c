#pragma once

#include <QString>

namespace qd {

/// Who is paid for what leaves the house, in place of a model: what a campaign buys so draws on its own budgets alone.
inline QString outsidePayee(const QString& connector)
{
    return QStringLiteral("effect:") + connector;
}

} // namespace qd
