#include "core/rules/outside/Door.h"

#include "core/rules/Refusals.h"
#include "core/rules/authority/RuleCheck.h"
#include "core/rules/people/FreeWords.h"

namespace qd::rules {

namespace {

constexpr qsizetype kIndexBytes = 32;
constexpr qsizetype kDigestBytes = 32;
const QString kForm = QStringLiteral("small letters, digits and single hyphens, as in \"main\"");

std::optional<Error> faultIn(const QByteArray& index, const QString& channel)
{
    if (index.size() != kIndexBytes)
        return wrong(QStringLiteral("index"), QStringLiteral("the index has %1 bytes").arg(index.size()), QStringLiteral("a keyed hash of the address: 32 bytes"));
    if (!channel.isEmpty() && !isName(channel))
        return wrong(QStringLiteral("channel"), QStringLiteral("\"%1\" is no channel").arg(channel), QStringLiteral("\"e-mail\", \"sms\", \"letter\", or none for any"));
    return std::nullopt;
}

std::optional<Error> faultIn(const ConnectorSetting& setting)
{
    if (!isName(setting.connector.text))
        return wrong(QStringLiteral("connector"), QStringLiteral("\"%1\" is no connector").arg(setting.connector.text), kForm);
    if (!isName(setting.account.text))
        return wrong(QStringLiteral("account"), QStringLiteral("\"%1\" is no account").arg(setting.account.text), kForm);
    for (const OrganisationId& organisation : setting.organisations)
        if (!isName(organisation.text))
            return wrong(QStringLiteral("organisations"), QStringLiteral("\"%1\" is no organisation").arg(organisation.text), QStringLiteral("ids of organisations of this home"));
    if (!setting.settings.isEmpty() && setting.settings.size() != kDigestBytes)
        return wrong(QStringLiteral("settings"), QStringLiteral("the digest has %1 bytes").arg(setting.settings.size()), QStringLiteral("the SHA-256 of its file: 32 bytes"));
    return std::nullopt;
}

} // namespace

Result<QList<Fact>> judgeConnector(const OfficeState& state, const SetConnector& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not set accounts up: only you may").arg(asking.by.text));
    if (const std::optional<Error> fault = faultIn(command.setting))
        return *fault;
    const QString key = accountKey(command.setting.connector, command.setting.account.text);
    const auto now = state.door.accounts.constFind(key);
    const bool isThere = now != state.door.accounts.constEnd();
    if (command.gone && !isThere)
        return wrong(QStringLiteral("account"), QStringLiteral("\"%1\" is not set up").arg(key), QStringLiteral("one that is"));
    if (!command.gone && isThere && encode(*now) == encode(command.setting))
        return QList<Fact>{};
    return QList<Fact>{ConnectorSet{command.gone ? *now : command.setting, command.gone, asking.by}};
}

Result<QList<Fact>> judgeSuppress(const OfficeState& state, const Suppress& command, const Asking& asking)
{
    const Suppression& wanted = command.suppression;
    if (asking.by != human() && asking.by != system())
        return refuse(QStringLiteral("%1 may not say who is not to be reached").arg(asking.by.text));
    if (const std::optional<Error> fault = faultIn(wanted.index, wanted.channel))
        return *fault;
    if (wanted.reason.trimmed().isEmpty())
        return wrong(QStringLiteral("reason"), QStringLiteral("it does not say why"), QStringLiteral("\"opted out\", \"bounced\", \"complained\", or her own words"));
    for (const auto& [words, where] : {std::pair{wanted.reason, QStringLiteral("reason")}, std::pair{wanted.source, QStringLiteral("source")}})
        if (const std::optional<Error> fault = addressIn(words, where))
            return *fault;
    const auto list = state.door.suppressed.constFind(wanted.channel);
    if (list != state.door.suppressed.constEnd() && list->contains(wanted.index))
        return QList<Fact>{};
    return QList<Fact>{Suppressed{wanted, asking.by}};
}

Result<QList<Fact>> judgeLift(const OfficeState& state, const LiftSuppression& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not let anybody be reached again: only you may").arg(asking.by.text));
    if (const std::optional<Error> fault = faultIn(command.index, command.channel))
        return *fault;
    const auto list = state.door.suppressed.constFind(command.channel);
    if (list == state.door.suppressed.constEnd() || !list->contains(command.index))
        return refuse(QStringLiteral("nothing keeps this one from being reached so"), QStringLiteral("name the channel that was suppressed"));
    if (command.reason.trimmed().isEmpty())
        return wrong(QStringLiteral("reason"), QStringLiteral("it does not say how it is known that this is wished for"), QStringLiteral("a sentence: it stands on record"));
    if (const std::optional<Error> fault = addressIn(command.reason, QStringLiteral("reason")))
        return *fault;
    return QList<Fact>{SuppressionLifted{command.index, command.channel, command.reason.trimmed(), asking.by}};
}

Result<QList<Fact>> judgeNetwork(const OfficeState& state, const NoteNetwork& command, const Asking& asking)
{
    if (asking.by != system())
        return refuse(QStringLiteral("whether there is a network is noted by the program itself"));
    if (command.reachable == state.door.reachable)
        return QList<Fact>{};
    return QList<Fact>{NetworkNoted{command.reachable, asking.by}};
}

QString whyNotReached(const OfficeState& state, const Recipient& recipient, const QString& channel)
{
    const std::optional<QString> reason = recipient.index.isEmpty() ? std::nullopt : state.door.suppression(recipient.index, channel);
    return reason ? QStringLiteral("must not be reached by %1: %2").arg(channel, *reason) : QString();
}

} // namespace qd::rules
