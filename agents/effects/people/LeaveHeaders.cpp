#include "agents/effects/people/LeaveHeaders.h"

namespace qd::agents {

QString leaveAddress(const ConnectorFile& file, const QString& replyTo, const QString& key)
{
    if (file.unsubscribe.isEmpty())
        return QStringLiteral("mailto:%1?subject=unsubscribe-%2").arg(replyTo.isEmpty() ? mailAddressIn(file.from)->address : replyTo, key);
    return QString(file.unsubscribe).replace(QLatin1String("{key}"), key);
}

QString leaveWarning(const ConnectorFile& file)
{
    if (file.unsubscribe.startsWith(QLatin1String("https:")))
        return {};
    return QStringLiteral("readers cannot leave with one click, only by a mail to %1: \"unsubscribe\" in connectors/%2.json names no https address").arg(leaveAddress(file, file.replyTo, {}).section(u':', 1).section(u'?', 0, 0), file.id);
}

QList<std::pair<QString, QString>> leaveHeaders(const ConnectorFile& file, const MailParts& mail, const QString& key)
{
    const QString address = leaveAddress(file, mail.replyTo, key);
    QList<std::pair<QString, QString>> headers{{QStringLiteral("List-Unsubscribe"), QLatin1Char('<') + address + QLatin1Char('>')}};
    if (address.startsWith(QLatin1String("https:")))
        headers.append({QStringLiteral("List-Unsubscribe-Post"), QStringLiteral("List-Unsubscribe=One-Click")});
    return headers;
}

QString leaveSentence(const ConnectorFile& file)
{
    if (file.unsubscribe.isEmpty())
        return QStringLiteral("Who wants no more mail writes to whom it is from, by the mail program's button: no address to leave with one click is set (\"unsubscribe\" in its file).");
    return file.unsubscribe.startsWith(QLatin1String("https:")) ? QStringLiteral("Each message bears the headers by which its reader leaves with one click, at the address that its file names.")
                                                              : QStringLiteral("Each message bears the address that one writes to in order to leave.");
}

} // namespace qd::agents
