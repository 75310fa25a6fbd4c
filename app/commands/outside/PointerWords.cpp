#include "app/commands/outside/PointerWords.h"

#include <QRegularExpression>

namespace qd::app {

Error inOptions(Error error, const QString& fileName, const QString& place, const std::function<QString(const QString& member)>& optionOf)
{
    const QString begin = fileName + QStringLiteral(": ");
    if (error.kind != Error::Parse || !error.text.startsWith(begin))
        return error;
    error.text.remove(0, begin.size());
    const QRegularExpression pointer(QStringLiteral("(^|; )%1/([a-z_]+)(?:/[0-9]+)?(?= )").arg(QRegularExpression::escape(place)));
    QString said;
    qsizetype end = 0;
    for (auto match = pointer.globalMatch(error.text); match.hasNext();) {
        const QRegularExpressionMatch one = match.next();
        said += error.text.mid(end, one.capturedStart() - end) + one.captured(1) + QStringLiteral("--") + optionOf(one.captured(2));
        end = one.capturedEnd();
    }
    error.text = said + error.text.mid(end);
    error.text.replace(QStringLiteral(" is \"\""), QStringLiteral(" is missing"));
    if (const QString at = error.where; at.startsWith(place + u'/'))
        error.where = QStringLiteral("--") + optionOf(at.mid(place.size() + 1).section(u'/', 0, 0));
    return error;
}

} // namespace qd::app
