#include "agents/organisation/checks/data/Places.h"

namespace qd::agents {

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
