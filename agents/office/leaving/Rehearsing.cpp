#include "agents/office/leaving/Rehearsing.h"

#include "agents/effects/Dispatcher.h"
#include "core/rules/people/Reaching.h"

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

const QString kMissing = u"missing"_s;
const QString kOutbox = u"outbox"_s;
const ConnectorId kFolder{u"folder-outbox"_s};

QStringList textsOf(const Json& value)
{
    QStringList texts;
    for (const Json& item : value.items())
        texts.append(item.toString());
    return value.kind() == Json::String ? QStringList{value.toString()} : texts;
}

/// Whom it would reach, and who would be left out.
QString whoIsMissing(const OfficeState& state, const QString& channel, const TurnOrder& order)
{
    const Result<rules::Reach> reach = rules::reachOf(state, textsOf(order.input.at(u"to")), channel, order.input.at(u"purpose").toString());
    if (!reach)
        return reach.error().text;
    if (!reach->recipients.isEmpty())
        return {};
    const QString lists = reach->segments.isEmpty() ? QString() : u" on the list %1"_s.arg(reach->segments.join(u", "_s));
    const QString leftOut = rules::leftOutInWords(*reach);
    return leftOut.isEmpty() ? u"nobody is%1: quarterdeck contacts add, or import"_s.arg(lists) : u"nobody%1 may be reached by %2 (%3)"_s.arg(lists, channel, leftOut);
}

} // namespace

QStringList missingFor(const OfficeState& state, const Dispatcher& dispatcher, const TurnOrder& order)
{
    QStringList missing;
    const std::optional<ConnectorInfo> info = dispatcher.infoOf(order.step.connector);
    if (!info)
        missing.append(u"no way out \"%1\" is set up and allowed: quarterdeck connectors add %1, then allow %1"_s.arg(order.step.connector.text));
    else if (info->channel.isEmpty())
        missing.append(u"\"%1\" reaches nobody by name"_s.arg(info->title));
    if (const QString who = whoIsMissing(state, info && !info->channel.isEmpty() ? info->channel : u"e-mail"_s, order); !who.isEmpty())
        missing.append(who);
    return missing;
}

std::optional<Effect> rehearsed(const OfficeState& state, const Dispatcher& dispatcher, const TurnOrder& order, Effect effect)
{
    EffectContent& content = effect.content;
    const std::optional<ConnectorInfo> info = dispatcher.infoOf(order.step.connector), folder = dispatcher.infoOf(kFolder);
    const bool isMail = order.input.at(u"render").toString() == u"e-mail"_s && !order.input.at(u"to").isNull();
    if (!content.rehearsal || !isMail || !folder || (info && !info->isOutward))
        return std::nullopt;
    const QStringList missing = missingFor(state, dispatcher, order);
    content.connector = kFolder;
    content.account.clear();
    for (EffectFile& file : content.files)
        file.path = kOutbox + u'/' + file.path;
    content.destination = folder->place + u'/' + content.files.value(0).path.section(u'/', 0, 1);
    content.audience = u"nobody: a rehearsal stays on this machine"_s;
    content.reach = Audience{AudienceClass::Nobody, 0, false};
    content.reversible = true; // a file is taken away again, whatever the mail would be
    content.details.insert(kMissing, missing.isEmpty() ? u"nothing"_s : missing.join(u"; "_s));
    effect.sha256 = contentHash(content);
    return effect;
}

} // namespace qd::agents
