#include "core/rules/packs/PackTexts.h"

#include "core/base/Digest.h"
#include "core/facts/FactCodec.h"
#include "core/rules/course/Course.h"

#include <algorithm>

namespace qd::rules {

namespace {

const QString kOrganisation = QStringLiteral("organisation");
const QString kRole = QStringLiteral("role/");
const QString kWorkflow = QStringLiteral("workflow/");
const QString kPrompt = QStringLiteral("prompt/");
const QString kReply = QStringLiteral("reply/");

Label unchanged()
{
    return {Integrity::Human, Confidentiality::Public, false, {}};
}

/// Its title, rules and limits: everything that is no text of another name.
QString frameOf(Organisation organisation)
{
    organisation.agents.clear();
    organisation.workflows.clear();
    organisation.prompts.clear();
    organisation.replies.clear();
    organisation.pack.clear();
    return QString::fromUtf8(encode(organisation));
}

QString roleOf(const AgentProfile& agent)
{
    QStringList lines{agent.title, QString(), agent.role, QString(), QStringLiteral("Tone: %1").arg(agent.personality.tone), QStringLiteral("Style: %1").arg(agent.personality.style),
                      QStringLiteral("Example: %1").arg(agent.personality.example)};
    if (!agent.instructions.isEmpty())
        lines.append({QString(), agent.instructions});
    if (!agent.tools.isEmpty())
        lines.append({QString(), QStringLiteral("Uses: %1").arg(agent.tools.join(QLatin1String(", ")))});
    return lines.join(u'\n');
}

QString textOf(const Workflow& workflow)
{
    return QString::fromUtf8(encode(workflow));
}

/// Appends what is not empty of a value, one member or entry a line.
void lay(QString& out, const Json& value, const QString& name, const QString& indent)
{
    const bool isObject = value.kind() == Json::Object;
    const bool isList = value.kind() == Json::List;
    const bool isEmpty = value.isNull() || (value.kind() == Json::String && value.toString().isEmpty()) || (isObject && value.members().isEmpty()) || (isList && value.items().isEmpty());
    if (isEmpty)
        return;
    out += indent + name;
    if (!isObject && !isList) {
        out += (value.kind() == Json::String ? value.toString() : QString::fromUtf8(value.toText())) + u'\n';
        return;
    }
    out += u'\n';
    const QString deeper = indent + QLatin1String("  ");
    for (const Json::Member& member : value.members())
        lay(out, member.second, member.first + QLatin1String(": "), deeper);
    for (const Json& item : value.items())
        lay(out, item, QStringLiteral("- "), deeper);
}

/// The text of that name; null: there is none.
QString textOf(const Organisation& organisation, const QString& name)
{
    const QString rest = name.section(u'/', 1);
    if (name == kOrganisation)
        return frameOf(organisation);
    if (name.startsWith(kPrompt))
        return organisation.prompts.value(rest);
    if (name.startsWith(kReply))
        return organisation.replies.value(rest);
    if (name.startsWith(kRole)) {
        const AgentProfile* agent = organisation.agent({rest});
        return agent ? roleOf(*agent) : QString();
    }
    const Workflow* workflow = name.startsWith(kWorkflow) ? organisation.workflow({rest}) : nullptr;
    return workflow ? textOf(*workflow) : QString();
}

/// Of what she took over into an organisation of hers. A newer version that she adopted since leaves what an open run is told a stranger's word.
Label labelOfTakenOver(const OfficeState& state, const Organisation& hers, const QStringList& names)
{
    Label label = unchanged();
    for (const QString& name : names) {
        const QString text = name.startsWith(kPrompt) || name.startsWith(kReply) ? textOf(hers, name) : QString();
        if (text.isEmpty())
            continue;
        const QByteArray digest = sha256(text.toUtf8());
        QStringList adopted;
        QStringList named;
        for (const PacksState::Held& held : state.packs.held)
            if (isSkills(held.organisation) && held.adopted.contains(name))
                (held.adopted.value(name) == digest ? adopted : named).append(held.pack.source());
        label.integrity = std::min(label.integrity, adopted.isEmpty() ? Integrity::Untrusted : Integrity::AdoptedPack);
        label.sources += adopted.isEmpty() ? named : adopted;
    }
    label.sources.removeDuplicates();
    return label;
}

} // namespace

bool isSkills(const Organisation& brought)
{
    return brought.agents.isEmpty() && brought.workflows.isEmpty() && !brought.pack.isEmpty();
}

QMap<QString, QString> textsOf(const Organisation& organisation)
{
    QMap<QString, QString> texts;
    if (!isSkills(organisation))
        texts.insert(kOrganisation, frameOf(organisation));
    for (const AgentProfile& agent : organisation.agents)
        texts.insert(kRole + agent.id.text, roleOf(agent));
    for (const Workflow& workflow : organisation.workflows)
        texts.insert(kWorkflow + workflow.id.text, textOf(workflow));
    for (auto prompt = organisation.prompts.begin(); prompt != organisation.prompts.end(); ++prompt)
        texts.insert(kPrompt + prompt.key(), *prompt);
    for (auto reply = organisation.replies.begin(); reply != organisation.replies.end(); ++reply)
        texts.insert(kReply + reply.key(), *reply);
    return texts;
}

QMap<QString, QByteArray> digestsOf(const QMap<QString, QString>& texts)
{
    QMap<QString, QByteArray> digests;
    for (auto text = texts.begin(); text != texts.end(); ++text)
        digests.insert(text.key(), sha256(text->toUtf8()));
    return digests;
}

QString readable(const QString& text)
{
    const Result<Json> json = text.startsWith(u'{') ? Json::parse(text.toUtf8()) : Result<Json>(Error{});
    if (!json)
        return text;
    QString out;
    for (const Json::Member& member : json->members())
        lay(out, member.second, member.first + QLatin1String(": "), {});
    return out;
}

QStringList wantsOf(const Organisation& organisation)
{
    QStringList wants;
    for (const Workflow& workflow : organisation.workflows)
        for (const Step& step : workflow.steps)
            if (step.kind == StepKind::Effect)
                wants.append(step.connector.text + QLatin1Char('/') + step.action.text);
    wants.removeDuplicates();
    wants.sort();
    return wants;
}

Label labelOfTexts(const OfficeState& state, const Organisation& organisation, const QStringList& names)
{
    if (organisation.pack.isEmpty())
        return labelOfTakenOver(state, organisation, names);
    Label label = unchanged();
    const auto held = state.packs.held.constFind({organisation.pack});
    const bool isHeld = held != state.packs.held.constEnd();
    const auto isAdopted = [&](const QString& name) {
        return isHeld && held->adopted.contains(name) && held->adopted.value(name) == sha256(textOf(organisation, name).toUtf8());
    };
    label.integrity = std::all_of(names.begin(), names.end(), isAdopted) ? Integrity::AdoptedPack : Integrity::Untrusted;
    label.sources = QStringList{isHeld ? held->pack.source() : QStringLiteral("pack:") + organisation.pack};
    return label;
}

Label labelOfWorkflow(const OfficeState& state, const RunState& run)
{
    const Organisation* organisation = organisationOf(state, run);
    return organisation ? labelOfTexts(state, *organisation, {kWorkflow + run.workflow.text}) : unchanged();
}

QStringList toldBy(const Organisation& organisation, const WorkflowId& workflow, const AgentId& agent, const QStringList& prompts, const QStringList& replies)
{
    QStringList names{kOrganisation, kWorkflow + workflow.text, kRole + agent.text};
    for (const QString& prompt : prompts)
        if (organisation.prompts.contains(prompt))
            names.append(kPrompt + prompt);
    for (const QString& reply : replies)
        if (organisation.replies.contains(reply))
            names.append(kReply + reply);
    return names;
}

} // namespace qd::rules
