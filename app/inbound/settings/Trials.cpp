#include "app/inbound/settings/Trials.h"

#include "agents/organisation/DocumentText.h"

namespace qd::app {

Result<QString> tryMailbox(const agents::MailAccount& box, const agents::SharedSecret& key, const QByteArray& ownCa, const std::stop_token& stop)
{
    agents::ImapTalk talk{box.url, box.isOnThisMachine(), ownCa, box.user.toUtf8(), key, box.folder.toLatin1()};
    talk.since = SystemClock().now();
    talk.most = 0;
    const agents::ImapEnd end = agents::talkImap(talk, stop, [](const agents::ImapMail&) {});
    if (end.trouble != agents::ImapEnd::None)
        return Error{end.trouble == agents::ImapEnd::Login ? Error::Rule : Error::Network, end.said, box.url, QStringLiteral("imaps://host:993, or imap://host:143 where it offers STARTTLS; many servers want a password that was made for programs")};
    return QStringLiteral("%1 lets us in as %2, and %3 can be opened. No mail was read.").arg(box.url, box.user, box.folder);
}

Result<QList<agents::HookDesk::Came>> tryHook(const agents::HookSender& sender, const QString& file, const agents::Secret* key)
{
    const Result<QByteArray> bytes = agents::fileBytes(file, agents::HookReader::kMostHead + agents::HookReader::kMostBody);
    if (!bytes)
        return bytes.error();
    agents::HookReader reader;
    reader.feed(*bytes);
    if (!reader.isDone())
        return Error{Error::Parse, QStringLiteral("%1 is no whole request (it would be answered %2)").arg(file).arg(reader.fault() == 0 ? 400 : reader.fault()), file, QStringLiteral("the bytes of one POST, with its headers")};
    static const SystemClock kClock;
    agents::HookDesk::Parts parts;
    parts.clock = &kClock;
    return agents::HookDesk::readFor(sender, reader.request(), key, parts, true);
}

} // namespace qd::app
