#include "agents/organisation/checks/data/Places.h"

namespace qd::agents {

Places placesIn(const QString& text)
{
    Places places;
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = text.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        const QString name = text.mid(open + 1, close - open - 1);
        places.isWhole = open == 0 && close + 1 == text.size();
        if (!places.names.contains(name))
            places.names.append(name);
        at = close + 1;
    }
    return places;
}

QString KindFrom::inWords() const
{
    const QString what = agents::inWords(kind);
    return by.isEmpty() ? QStringLiteral("which is %1").arg(what) : QStringLiteral("which %1 gives as %2").arg(by, what);
}

QString inWords(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text: return QStringLiteral("a text");
    case FieldKind::Number: return QStringLiteral("a number");
    case FieldKind::YesNo: return QStringLiteral("yes or no");
    case FieldKind::Texts: return QStringLiteral("a list of texts");
    case FieldKind::Open: return QStringLiteral("a value of any kind");
    }
    return {};
}

} // namespace qd::agents
