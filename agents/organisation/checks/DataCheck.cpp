#include "agents/organisation/checks/OrganisationCheck.h"

#include <QRegularExpression>

#include <optional>

namespace qd::agents {

namespace {

const char* inWords(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Text: return "a text";
    case FieldKind::Number: return "a number";
    case FieldKind::YesNo: return "yes or no";
    case FieldKind::Texts: return "a list of texts";
    }
    return "";
}

FieldKind kindOf(const Value& value)
{
    if (std::holds_alternative<bool>(value))
        return FieldKind::YesNo;
    if (std::holds_alternative<QString>(value))
        return FieldKind::Text;
    return std::holds_alternative<QStringList>(value) ? FieldKind::Texts : FieldKind::Number;
}

/// Looks at what the steps of one workflow take from each other, and collects what cannot be there or is of another kind.
class DataCheck {
public:
    DataCheck(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known)
        : m_flow(workflow), m_path(path), m_org(organisation), m_known(known)
    {
    }

    QList<Fault> faults()
    {
        for (qsizetype i = 0; i < m_flow.steps.size(); ++i) {
            const Step& step = m_flow.steps[i];
            const QString path = m_path + QStringLiteral("/steps/%1").arg(i);
            condition(step.when, path + QStringLiteral("/when"));
            values(step.input, path + QStringLiteral("/input"));
            if (step.loop)
                loop(*step.loop, path + QStringLiteral("/loop"));
            condition(step.settled, path + QStringLiteral("/settled"));
            for (qsizetype k = 0; k < step.messages.size(); ++k)
                message(step.messages[k], path + QStringLiteral("/messages/%1").arg(k));
            if (step.wait)
                text(step.wait->until, path + QStringLiteral("/wait/until"));
            if (step.wait && step.wait->raise)
                raise(*step.wait->raise, path + QStringLiteral("/wait/raise"));
            if (step.call)
                call(*step.call, path + QStringLiteral("/call"));
        }
        values(m_flow.results, m_path + QStringLiteral("/results"));
        return m_faults;
    }

private:
    void add(const QString& path, const QString& wrong, const QString& right) { m_faults.append({path, wrong, right}); }

    /// What is known to come out of the step, or nothing where anything may.
    std::optional<Fields> fieldsOf(const Step& step) const
    {
        Fields fields;
        switch (step.kind) {
        case StepKind::Effect: return std::nullopt; // its renderer's details
        case StepKind::Skill: fields = m_known.skillFields.value(step.skill.text); break;
        case StepKind::Turn: fields = m_known.replyFields.value(step.reply); break;
        case StepKind::Debate:
            fields = m_known.replyFields.value(step.reply);
            fields.insert(m_known.replyFields.value(QStringLiteral("argument")));
            break;
        case StepKind::Wait:
            if (step.wait && !step.wait->event.isEmpty())
                return std::nullopt; // whatever the event says
            return Fields{{QStringLiteral("outcome"), FieldKind::Text}, {QStringLiteral("answer"), FieldKind::Text},
                          {QStringLiteral("yes"), FieldKind::YesNo}, {QStringLiteral("option"), FieldKind::Text},
                          {QStringLiteral("settled_by"), FieldKind::Text}};
        case StepKind::Call: return callFields(step);
        }
        if (fields.isEmpty())
            return std::nullopt; // its format is not known, which is said elsewhere
        if (!step.artefactField.isEmpty())
            fields.insert(QStringLiteral("words"), FieldKind::Number);
        return fields;
    }
    std::optional<Fields> callFields(const Step& step) const
    {
        const Workflow* called = step.call ? m_org.workflow(step.call->workflow) : nullptr;
        if (!called)
            return std::nullopt;
        Fields fields{{QStringLiteral("finished"), FieldKind::Number}, {QStringLiteral("failed"), FieldKind::Number}};
        for (auto it = called->results.begin(); it != called->results.end(); ++it)
            fields.insert(it.key(), step.call->over.isEmpty() ? kindOf(it.value()) : FieldKind::Texts);
        return fields;
    }

    /// The kind of what stands at "step.field"; nothing where it is not known, or was found wrong and said so.
    std::optional<FieldKind> look(const QString& place, const QString& path)
    {
        const Step* step = m_flow.step({place.section(QLatin1Char('.'), 0, 0)});
        const std::optional<Fields> fields = step ? fieldsOf(*step) : std::nullopt;
        if (!fields)
            return std::nullopt;
        const QString field = place.section(QLatin1Char('.'), 1);
        const auto found = fields->constFind(field);
        if (found != fields->constEnd())
            return *found;
        add(path, QStringLiteral("refers to \"%1\", and \"%2\" gives no \"%3\"").arg(place, step->id.text, field), oneOf(fields->keys()));
        return std::nullopt;
    }

    void condition(const Condition& test, const QString& path)
    {
        const std::optional<FieldKind> kind = test.path.isEmpty() ? std::nullopt : look(test.path, path + QStringLiteral("/path"));
        if (kind && (test.atLeast || test.below) && *kind != FieldKind::Number)
            add(path, QStringLiteral("compares \"%1\", which is %2, with a number").arg(test.path, QLatin1String(inWords(*kind))),
                QStringLiteral("expected a number, or \"is\""));
        if (kind && test.is && *kind != kindOf(*test.is))
            add(path + QStringLiteral("/is"), QStringLiteral("is %1, and \"%2\" is %3")
                    .arg(QLatin1String(inWords(kindOf(*test.is))), test.path, QLatin1String(inWords(*kind))),
                QStringLiteral("expected %1").arg(QLatin1String(inWords(*kind))));
        if (!test.sameAs.isEmpty())
            look(test.sameAs, path + QStringLiteral("/same_as"));
        conditions(test.all, path + QStringLiteral("/all"));
        conditions(test.any, path + QStringLiteral("/any"));
        conditions(test.none, path + QStringLiteral("/none"));
    }
    void conditions(const QList<Condition>& tests, const QString& path)
    {
        for (qsizetype i = 0; i < tests.size(); ++i)
            condition(tests[i], path + QStringLiteral("/%1").arg(i));
    }

    void text(const QString& text, const QString& path)
    {
        static const QRegularExpression kPlace(QStringLiteral("\\{([a-z0-9_-]+\\.[a-z0-9_.-]+)\\}"));
        for (auto it = kPlace.globalMatch(text); it.hasNext();)
            look(it.next().captured(1), path);
    }
    void values(const Values& all, const QString& path)
    {
        for (auto it = all.begin(); it != all.end(); ++it) {
            if (const QString* one = std::get_if<QString>(&it.value()))
                text(*one, path + QLatin1Char('/') + it.key());
            if (const QStringList* many = std::get_if<QStringList>(&it.value()))
                for (const QString& one : *many)
                    text(one, path + QLatin1Char('/') + it.key());
        }
    }
    void loop(const Loop& loop, const QString& path)
    {
        condition(loop.when, path + QStringLiteral("/when"));
        condition(loop.enough, path + QStringLiteral("/enough"));
        const std::optional<FieldKind> kind = loop.gains.isEmpty() ? std::nullopt : look(loop.gains, path + QStringLiteral("/gains"));
        if (kind && *kind != FieldKind::Number)
            add(path + QStringLiteral("/gains"), QStringLiteral("is \"%1\", which is %2").arg(loop.gains, QLatin1String(inWords(*kind))),
                QStringLiteral("expected a number"));
    }
    void raise(const Raise& raise, const QString& path)
    {
        for (const auto& [name, value] : {std::pair{"issue", raise.issue}, {"recommendation", raise.recommendation}, {"impact", raise.impact},
                                          {"campaign", raise.campaign}, {"channel", raise.channel}})
            text(value, path + QLatin1Char('/') + QLatin1String(name));
        for (qsizetype i = 0; i < raise.attempts.size(); ++i)
            text(raise.attempts[i], path + QStringLiteral("/attempts/%1").arg(i));
    }
    void message(const Outgoing& message, const QString& path)
    {
        text(message.subject, path + QStringLiteral("/subject"));
        text(message.body, path + QStringLiteral("/body"));
        values(message.requirements, path + QStringLiteral("/requirements"));
        condition(message.when, path + QStringLiteral("/when"));
    }
    void call(const Call& call, const QString& path)
    {
        text(call.brief, path + QStringLiteral("/brief"));
        values(call.input, path + QStringLiteral("/input"));
        const std::optional<FieldKind> kind = call.over.isEmpty() ? std::nullopt : look(call.over, path + QStringLiteral("/over"));
        if (kind && *kind != FieldKind::Texts)
            add(path + QStringLiteral("/over"), QStringLiteral("is \"%1\", which is %2").arg(call.over, QLatin1String(inWords(*kind))),
                QStringLiteral("expected a list of texts"));
    }

    const Workflow& m_flow;
    QString m_path;
    const Organisation& m_org;
    const Known& m_known;
    QList<Fault> m_faults;
};

} // namespace

QList<Fault> faultsOfData(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known)
{
    return DataCheck(workflow, path, organisation, known).faults();
}

Fields fieldsOfSchema(const QByteArray& schema)
{
    Fields fields;
    const Result<Json> json = Json::parse(schema);
    if (!json)
        return fields;
    for (const Json::Member& member : json->at(u"properties").members()) {
        const QString type = member.second.at(u"type").toString();
        if (type == QLatin1String("string"))
            fields.insert(member.first, FieldKind::Text);
        else if (type == QLatin1String("number") || type == QLatin1String("integer"))
            fields.insert(member.first, FieldKind::Number);
        else if (type == QLatin1String("boolean"))
            fields.insert(member.first, FieldKind::YesNo);
        else if (type == QLatin1String("array") && member.second.at(u"items").at(u"type").toString() == QLatin1String("string"))
            fields.insert(member.first, FieldKind::Texts);
    }
    return fields;
}

} // namespace qd::agents
