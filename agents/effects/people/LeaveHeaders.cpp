#include "agents/effects/people/LeaveHeaders.h"

namespace qd::agents {

QList<std::pair<QString, QString>> leaveHeaders(const ConnectorFile& file, const MailParts& mail, const QString& key)
{
    const QString name = QStringLiteral("List-Unsubscribe");
    if (file.unsubscribe.isEmpty())
        return {{name, QStringLiteral("<mailto:%1?subject=unsubscribe>").arg(mail.replyTo.isEmpty() ? mailAddressIn(file.from)->address : mail.replyTo)}};
    const QString address = QString(file.unsubscribe).replace(QLatin1String("{key}"), key);
    QList<std::pair<QString, QString>> headers{{name, QLatin1Char('<') + address + QLatin1Char('>')}};
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
