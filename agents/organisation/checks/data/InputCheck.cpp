#include "agents/organisation/checks/data/DataMap.h"
#include "agents/organisation/checks/OrganisationCheck.h"
#include "core/rules/course/Terms.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

bool isFilled(const QString& text)
{
    return !placesIn(text).names.isEmpty() || !rules::boundKind(text).isEmpty();
}

/// True when the value is known only once the step is done.
bool isFilled(const Value& value)
{
    const QStringList* many = std::get_if<QStringList>(&value);
    const QString* one = std::get_if<QString>(&value);
    return (one && isFilled(*one)) || (many && std::any_of(many->begin(), many->end(), [](const QString& text) { return isFilled(text); }));
}

/// The kinds that a rule of a schema takes; empty: any.
QList<FieldKind> kindsTaken(const Json& rule)
{
    QStringList types;
    if (rule.at(u"type").kind() == Json::String)
        types.append(rule.at(u"type").toString());
    for (const Json& type : rule.at(u"type").items())
        types.append(type.toString());
    QList<FieldKind> kinds;
    for (const QString& type : std::as_const(types))
        kinds.append(type == u"string" ? FieldKind::Text : type == u"boolean" ? FieldKind::YesNo : type == u"array" ? FieldKind::Texts : FieldKind::Number);
    return kinds;
}

/// Looks at what skills and effects of one workflow are given, and collects what they do not take.
class InputCheck {
public:
    InputCheck(const Workflow& workflow, const Organisation& organisation, const Known& known)
        : m_flow(workflow), m_data(organisation, known), m_known(known)
    {
    }

    QList<Fault> faults(const QString& path)
    {
        for (qsizetype i = 0; i < m_flow.steps.size(); ++i) {
            const Step& step = m_flow.steps[i];
            const QString at = path + u"/steps/%1/input"_s.arg(i);
            if (step.kind == StepKind::Skill && m_known.skillInputs.contains(step.skill.text))
                skill(step, at);
            if (step.kind == StepKind::Effect)
                effect(step, at);
        }
        return m_faults;
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { m_faults.append({path, wrong, right}); }

    void skill(const Step& step, const QString& path)
    {
        const Result<Json> schema = Json::parse(m_known.skillInputs.value(step.skill.text));
        if (!schema)
            return;
        const Json& rules = schema->at(u"properties");
        QStringList names;
        for (const Json::Member& member : rules.members())
            names.append(member.first);
        QList<Json::Member> written; // what can be checked in full now
        for (auto it = step.input.begin(); it != step.input.end(); ++it) {
            const QString at = path + u'/' + it.key();
            if (!names.contains(it.key()))
                add(at, u"is nothing that the skill %1 takes"_s.arg(step.skill.text), oneOf(names));
            else if (isFilled(it.value()))
                taken(it.value(), kindsTaken(rules.at(it.key())), step.skill.text, at);
            else
                written.append({it.key(), rules::jsonOf(it.value())});
        }
        for (const Json& needed : schema->at(u"required").items())
            if (!step.input.contains(needed.toString()))
                add(path, u"lacks \"%1\", which the skill %2 needs"_s.arg(needed.toString(), step.skill.text), u"expected a value for it"_s);
        literals(*schema, Json(written), path);
    }

    /// What is written out, against the schema without what is given only when the step is done.
    void literals(const Json& schema, const Json& written, const QString& path)
    {
        QList<Json::Member> members = schema.members();
        members.removeIf([](const Json::Member& member) { return member.first == u"required"; });
        if (const Result<SchemaCheck> check = SchemaCheck::fromText(Json(members).toText()))
            for (const Fault& fault : check->faultsOf(written))
                add(path + fault.path, fault.wrong, fault.right);
    }

    /// A value that is filled in later is of one of the kinds that are wanted.
    void taken(const Value& value, const QList<FieldKind>& wanted, const QString& by, const QString& path)
    {
        const QString* text = std::get_if<QString>(&value);
        const Places places = text ? placesIn(*text) : Places{};
        const QList<KindFrom> kinds = places.isWhole ? m_data.kindsOf(m_flow, places.names.first()) : QList<KindFrom>{{kindOf(value), {}}};
        for (const KindFrom& one : kinds) {
            if (wanted.isEmpty() || one.kind == FieldKind::Open || wanted.contains(one.kind))
                continue;
            const QString wrong = places.isWhole ? u"is \"%1\", %2"_s.arg(places.names.first(), one.inWords()) : u"is %1"_s.arg(inWords(one.kind));
            return add(path, wrong, u"expected %1 for %2"_s.arg(inWords(wanted.first()), by));
        }
    }

    void effect(const Step& step, const QString& path)
    {
        const Value render = step.input.value(u"render"_s);
        const QString* name = std::get_if<QString>(&render);
        const Fields inputs = m_known.renderInputs.value(name ? *name : QString());
        if (inputs.isEmpty())
            return; // no such renderer, which is said elsewhere
        for (auto it = step.input.begin(); it != step.input.end(); ++it) {
            const QString at = path + u'/' + it.key();
            if (it.key() == u"render")
                continue;
            if (it.key() == u"to" || it.key() == u"purpose" || it.key() == u"share") { // whom it is for, what they agreed to and which part of them; whatever renders it
                taken(it.value(), it.key() == u"to" ? QList<FieldKind>{FieldKind::Text, FieldKind::Texts} : QList<FieldKind>{FieldKind::Text}, u"people"_s, at);
                continue;
            }
            if (!inputs.contains(it.key()))
                add(at, u"is nothing that %1 takes"_s.arg(*name), oneOf(inputs.keys()));
            else
                taken(it.value(), {inputs.value(it.key())}, *name, at);
        }
    }

    const Workflow& m_flow;
    DataMap m_data;
    const Known& m_known;
    QList<Fault> m_faults;
};

} // namespace

QList<Fault> faultsOfInputs(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known)
{
    return InputCheck(workflow, organisation, known).faults(path);
}

} // namespace qd::agents
