#include "core/rules/people/People.h"

#include "core/rules/Refusals.h"
#include "core/rules/authority/RuleCheck.h"
#include "core/rules/people/FreeWords.h"

namespace qd::rules {

namespace {

constexpr qsizetype kIndexBytes = 32;
constexpr qsizetype kMostAtOnce = 1000;
constexpr int kMostDays = 36'500;
const QString kForm = QStringLiteral("small letters, digits and single hyphens, as in \"customers\"");
const QString kChannels = QStringLiteral("\"e-mail\", \"sms\" or \"letter\"");

std::optional<Error> onlyHers(const Asking& asking)
{
    if (asking.by == human())
        return std::nullopt;
    return refuse(QStringLiteral("%1 may not change what is kept of people: only you may").arg(asking.by.text));
}

std::optional<Error> faultIn(const Contact& contact)
{
    if (contact.id.isNull())
        return wrong(QStringLiteral("id"), QStringLiteral("it has none"), QStringLiteral("an id of its own, or that of one who is kept"));
    if (contact.sealed.isEmpty())
        return wrong(QStringLiteral("sealed"), QStringLiteral("nothing is kept of this one"), QStringLiteral("a name or an address at least"));
    for (auto field = contact.sealed.begin(); field != contact.sealed.end(); ++field)
        if (!isName(field.key()))
            return wrong(QStringLiteral("sealed"), QStringLiteral("\"%1\" is no field").arg(field.key()), kForm);
    for (auto index = contact.indexes.begin(); index != contact.indexes.end(); ++index) {
        if (!reachChannels().contains(index.key()) && index.key() != kNameIndex)
            return wrong(QStringLiteral("indexes"), QStringLiteral("nobody is reached by \"%1\"").arg(index.key()), kChannels);
        if (index.value().size() != kIndexBytes)
            return wrong(QStringLiteral("indexes"), QStringLiteral("the index has %1 bytes").arg(index.value().size()), QStringLiteral("a keyed hash of the address: 32 bytes"));
    }
    for (const QString& segment : contact.segments)
        if (!isName(segment))
            return wrong(QStringLiteral("segments"), QStringLiteral("\"%1\" is no list").arg(segment), kForm);
    if (contact.source.trimmed().isEmpty())
        return wrong(QStringLiteral("source"), QStringLiteral("it does not say where it is from"), QStringLiteral("a file, a form, your own hand: it stands on record"));
    return addressIn(contact.source, QStringLiteral("source"));
}

/// What an address is kept from, once such a word has come from it; empty: from nothing.
QString keptFromBy(InboundKind kind)
{
    switch (kind) {
    case InboundKind::Bounced: return QStringLiteral("bounced");
    case InboundKind::Complained: return QStringLiteral("complained");
    case InboundKind::OptedOut: return QStringLiteral("opted out");
    case InboundKind::Delivered:
    case InboundKind::Reply:
    case InboundKind::Status: break;
    }
    return {};
}

/// By what the address was reached; empty: it is nobody's, and what it is is not known.
QString channelOf(const OfficeState& state, const QByteArray& index)
{
    for (const QString& channel : reachChannels())
        if (!state.people.whoIs(channel, index).isNull())
            return channel;
    return {};
}

} // namespace

const QStringList& reachChannels()
{
    static const QStringList all{QStringLiteral("e-mail"), QStringLiteral("sms"), QStringLiteral("letter")};
    return all;
}

bool isNameKept(const QMap<QByteArray, ContactId>& names, const QByteArray& index)
{
    const auto first = names.lowerBound(index); // each has the id of its person behind it
    return index.size() == kIndexBytes && first != names.constEnd() && first.key().startsWith(index);
}

Result<QList<Fact>> judgeContacts(const OfficeState& state, const KeepContacts& command, const Asking& asking)
{
    if (const std::optional<Error> refusal = onlyHers(asking))
        return *refusal;
    if (command.contacts.isEmpty() || command.contacts.size() > kMostAtOnce)
        return wrong(QStringLiteral("contacts"), QStringLiteral("%1 at once").arg(command.contacts.size()), QStringLiteral("1 to %1").arg(kMostAtOnce));
    QList<Fact> facts;
    QMap<QString, QMap<QByteArray, ContactId>> now;
    for (const Contact& contact : command.contacts) {
        if (const std::optional<Error> fault = faultIn(contact))
            return *fault;
        for (auto index = contact.indexes.begin(); index != contact.indexes.end(); ++index) {
            if (index.key() == kNameIndex)
                continue; // several have one name
            const ContactId before = state.people.whoIs(index.key(), index.value());
            ContactId& here = now[index.key()][index.value()];
            if ((!before.isNull() && before != contact.id) || (!here.isNull() && here != contact.id))
                return refuse(QStringLiteral("that %1 address is somebody else's who is kept").arg(index.key()), QStringLiteral("change that one, or leave this address out"));
            here = contact.id;
        }
        facts.append(ContactKept{contact, asking.by});
    }
    return facts;
}

Result<QList<Fact>> judgeConsent(const OfficeState& state, const NoteConsent& command, const Asking& asking)
{
    const Consent& consent = command.consent;
    if (asking.by != human() && (asking.by != system() || consent.given))
        return refuse(QStringLiteral("%1 may not say what people agree to").arg(asking.by.text));
    if (!state.people.contacts.contains(consent.contact))
        return wrong(QStringLiteral("contact"), QStringLiteral("nobody is kept under that id"), QStringLiteral("the id of one who is kept"));
    if (!reachChannels().contains(consent.channel))
        return wrong(QStringLiteral("channel"), QStringLiteral("nobody is reached by \"%1\"").arg(consent.channel), kChannels);
    if (!consent.purpose.isEmpty() && !isName(consent.purpose))
        return wrong(QStringLiteral("purpose"), QStringLiteral("\"%1\" is no purpose").arg(consent.purpose), kForm);
    if (consent.source.trimmed().isEmpty())
        return wrong(QStringLiteral("source"), QStringLiteral("it does not say how that is known"), QStringLiteral("a form, a mail, their own word: it stands on record"));
    if (const std::optional<Error> fault = addressIn(consent.source, QStringLiteral("source")))
        return *fault;
    return QList<Fact>{ConsentNoted{consent, asking.by}};
}

Result<QList<Fact>> judgeErasure(const OfficeState& state, const EraseContact& command, const Asking& asking)
{
    if (asking.by != human() && asking.by != system())
        return refuse(QStringLiteral("%1 may not have people forgotten: only you may").arg(asking.by.text));
    if (!state.people.contacts.contains(command.contact))
        return wrong(QStringLiteral("contact"), QStringLiteral("nobody is kept under that id"), QStringLiteral("the id of one who is kept"));
    if (command.reason.trimmed().isEmpty())
        return wrong(QStringLiteral("reason"), QStringLiteral("it does not say why"), QStringLiteral("a sentence: it stands on record"));
    if (const std::optional<Error> fault = addressIn(command.reason, QStringLiteral("reason")))
        return *fault;
    return QList<Fact>{ContactErased{command.contact, command.reason.trimmed(), command.keyHash, asking.by}};
}

Result<QList<Fact>> judgeRetention(const OfficeState& state, const SetRetention& command, const Asking& asking)
{
    if (const std::optional<Error> refusal = onlyHers(asking))
        return *refusal;
    const Retention& wanted = command.retention;
    if (!wanted.segment.isEmpty() && !isName(wanted.segment))
        return wrong(QStringLiteral("segment"), QStringLiteral("\"%1\" is no list").arg(wanted.segment), kForm);
    const auto now = state.people.retention.constFind(wanted.segment);
    const bool isThere = now != state.people.retention.constEnd();
    if (command.gone && !isThere)
        return refuse(QStringLiteral("nothing says how long these are kept"));
    if (!command.gone && (wanted.days < 1 || wanted.days > kMostDays))
        return wrong(QStringLiteral("days"), QStringLiteral("%1 days").arg(wanted.days), QStringLiteral("1 to %1").arg(kMostDays));
    if (!command.gone && isThere && *now == wanted.days)
        return QList<Fact>{};
    return QList<Fact>{RetentionSet{wanted, command.gone, asking.by}};
}

Result<QList<Fact>> judgeReading(const OfficeState& state, const NoteReading& command, const Asking& asking)
{
    for (const ContactId& contact : command.contacts)
        if (!state.people.contacts.contains(contact))
            return wrong(QStringLiteral("contacts"), QStringLiteral("nobody is kept under %1").arg(contact.toString()), QStringLiteral("ids of those who are kept"));
    if (command.contacts.isEmpty() || command.what.isEmpty() || command.purpose.trimmed().isEmpty() || command.sink.trimmed().isEmpty())
        return wrong(QStringLiteral("purpose"), QStringLiteral("it does not say whose, what, why and for where"), QStringLiteral("all four"));
    if (const std::optional<Error> fault = addressIn(command.purpose, QStringLiteral("purpose")))
        return *fault;
    PersonalRead read;
    read.by = asking.by;
    read.purpose = command.purpose.trimmed();
    read.what = command.what;
    read.contacts = command.contacts;
    read.sink = command.sink.trimmed();
    return QList<Fact>{read};
}

Result<QList<Fact>> judgeInbound(const OfficeState& state, const TakeInbound& command, const Asking& asking)
{
    const Inbound& in = command.inbound;
    if (asking.by != system())
        return refuse(QStringLiteral("what comes in is taken by the program itself"));
    if (in.id.isEmpty())
        return wrong(QStringLiteral("id"), QStringLiteral("it has none"), QStringLiteral("one that is the same whenever the same comes"));
    if (!in.index.isEmpty() && in.index.size() != kIndexBytes)
        return wrong(QStringLiteral("index"), QStringLiteral("the index has %1 bytes").arg(in.index.size()), QStringLiteral("a keyed hash of the address: 32 bytes"));
    if (state.door.hasTaken(in.id))
        return QList<Fact>{};
    QList<Fact> facts{InboundTaken{in}};
    const QString reason = in.index.isEmpty() ? QString() : keptFromBy(in.kind);
    const QString channel = channelOf(state, in.index);
    if (!reason.isEmpty() && !state.door.suppression(in.index, channel))
        facts.append(Suppressed{{in.index, channel, reason, accountKey(in.connector, in.account)}, asking.by});
    return facts;
}

} // namespace qd::rules
