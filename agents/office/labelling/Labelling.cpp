#include "agents/office/labelling/Labelling.h"

#include "core/rules/people/People.h"

#include <QUrl>

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

QString hostOf(const QString& address)
{
    const QString host = QUrl(address).host().toLower();
    return host.startsWith(u"www."_s) ? host.mid(4) : host;
}

/// What the organisation says of itself, and who works in it.
QString wordsOf(const OfficeState& state)
{
    const Brand& brand = state.org.brand;
    QStringList own{brand.name, brand.tagline, brand.mission, brand.callToAction};
    own += brand.proofPoints;
    for (const AgentProfile& agent : state.org.organisation().agents)
        own.append(agent.title);
    return own.join(u'\n');
}

KnownPeople knownOf(const OfficeState& state, const QString& home)
{
    KnownPeople known{state.people.reached.value(rules::kNameIndex), {}, wordsOf(state), home};
    if (const QString host = hostOf(state.org.brand.site); !host.isEmpty())
        known.hosts.append(host);
    return known;
}

Label raised(Label label, Confidentiality to = Confidentiality::Pii)
{
    label.confidentiality = std::max(label.confidentiality, to);
    return label;
}

QString textsOf(const Values& values)
{
    QStringList texts;
    for (const Value& value : values) {
        if (const QString* text = std::get_if<QString>(&value))
            texts.append(*text);
        else if (const QStringList* list = std::get_if<QStringList>(&value))
            texts += *list;
    }
    return texts.join(u'\n');
}

/// What begins a run, of all the facts of one command.
QString begunBy(const QList<Fact>& all)
{
    QStringList texts;
    for (const Fact& fact : all) {
        if (const auto* brief = std::get_if<BriefSubmitted>(&fact))
            texts.append(brief->text);
        else if (const auto* started = std::get_if<RunStarted>(&fact))
            texts += QStringList{started->title, textsOf(started->input)};
    }
    return texts.join(u'\n');
}

/// What a person or a stranger says with it, where that is no text of its own.
QString saidIn(const Fact& fact)
{
    if (const auto* came = std::get_if<InboundTaken>(&fact))
        return came->inbound.text;
    if (const auto* decided = std::get_if<ApprovalDecided>(&fact))
        return decided->note;
    if (const auto* settled = std::get_if<EscalationSettled>(&fact))
        return settled->note;
    return {};
}

} // namespace

Labelling::Labelling(const OfficeState& state, const QString& home)
    : m_names(knownOf(state, home))
{
}

QList<PersonalValue> Labelling::valuesIn(const QString& text, qsizetype most)
{
    return personalValues(text, m_names.test(), most);
}

Label Labelling::of(Label label, const QString& text)
{
    if (label.confidentiality < Confidentiality::Secret && keyIn(text))
        return raised(std::move(label), Confidentiality::Secret);
    if (label.confidentiality >= Confidentiality::Pii || text.isEmpty())
        return label;
    const bool isPersonal = !valuesIn(text, 1).isEmpty() || m_names.fault();
    return isPersonal ? raised(std::move(label)) : label;
}

Label Labelling::ofPage(Label label, const QString& text)
{
    if (label.confidentiality < Confidentiality::Secret && keyIn(text))
        return raised(std::move(label), Confidentiality::Secret);
    if (label.confidentiality >= Confidentiality::Pii || text.isEmpty())
        return label;
    PersonalTest its = m_names.test();
    its.passesPhones = true;
    for (const QString& source : std::as_const(label.sources))
        if (const QString host = hostOf(source); !host.isEmpty())
            its.hosts.append(host);
    const bool isPersonal = !personalValues(text, its, 1).isEmpty() || m_names.fault();
    return isPersonal ? raised(std::move(label)) : label;
}

Label labelledFact(Labelling& labelling, const Command& command, const QList<Fact>& all, Fact& fact, Label label)
{
    if (auto* brief = std::get_if<BriefSubmitted>(&fact)) {
        const auto* submit = std::get_if<SubmitBrief>(&command);
        for (qsizetype i = 0; submit && i < std::min(brief->sources.size(), submit->sources.size()); ++i) {
            const GivenSource& given = submit->sources[i];
            brief->sources[i].label = labelling.of(brief->sources[i].label, given.name + u'\n' + given.text);
        }
        return labelling.of(std::move(label), begunBy(all));
    }
    if (std::holds_alternative<RunStarted>(fact) || std::holds_alternative<TriggerFired>(fact))
        return labelling.of(std::move(label), begunBy(all));
    if (auto* kept = std::get_if<MemoryKept>(&fact)) {
        kept->entry.label = labelling.of(kept->entry.label, kept->entry.key + u'\n' + kept->entry.text);
        label.confidentiality = std::max(label.confidentiality, kept->entry.label.confidentiality);
        return label;
    }
    if (auto* kept = std::get_if<DocumentKept>(&fact)) {
        const auto* keep = std::get_if<KeepDocument>(&command);
        kept->document.label = labelling.of(kept->document.label, kept->document.title + u'\n' + (keep ? keep->text : QString()));
        label.confidentiality = std::max(label.confidentiality, kept->document.label.confidentiality);
        return label;
    }
    return labelling.of(std::move(label), saidIn(fact));
}

} // namespace qd::agents
