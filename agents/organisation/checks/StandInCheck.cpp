#include "agents/organisation/checks/OrganisationCheck.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace qd::agents {

namespace {

/// "{from.field}", or "from.field" alone, with `to` in the place of `from`.
QString renamed(QString text, const QString& from, const QString& to)
{
    const QRegularExpression place(QStringLiteral("(^|\\{)%1\\.(?=[a-z0-9_.-]+(\\}|$))").arg(QRegularExpression::escape(from)));
    return text.replace(place, QStringLiteral("\\1%1.").arg(to));
}

/// The same of every text in it.
Json renamed(const Json& json, const QString& from, const QString& to)
{
    if (json.kind() == Json::List) {
        QList<Json> items;
        for (const Json& item : json.items())
            items.append(renamed(item, from, to));
        return Json(std::move(items));
    }
    if (json.kind() == Json::Object) {
        QList<Json::Member> members;
        for (const Json::Member& member : json.members())
            members.append({member.first, renamed(member.second, from, to)});
        return Json(std::move(members));
    }
    return json.kind() == Json::String ? Json(renamed(json.toString(), from, to)) : json;
}

/// Looks at the steps that stand in for others: whether they can begin when they must, and give what others read.
class StandInCheck {
public:
    StandInCheck(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known)
        : m_flow(workflow), m_path(path), m_org(organisation), m_known(known)
    {
    }

    QList<Fault> faults()
    {
        for (qsizetype i = 0; i < m_flow.steps.size(); ++i) {
            const Step& step = m_flow.steps[i];
            const Step* failing = step.fallbackFor.isEmpty() ? nullptr : m_flow.step(step.fallbackFor);
            if (!failing || failing == &step)
                continue;
            order(step, *failing, m_path + QStringLiteral("/steps/%1").arg(i));
            given(step, *failing);
        }
        return m_faults;
    }

private:
    /// Steps that must have come to an end before `id` can begin, when each of them fails that something stands in for.
    QSet<StepId> needed(const StepId& id) const
    {
        QList<StepId> open{id};
        QSet<StepId> found;
        while (!open.isEmpty()) {
            const Step* step = m_flow.step(open.takeLast());
            for (const StepId& before : step ? step->after : QList<StepId>()) {
                QList<StepId> both{before};
                for (const Step& other : m_flow.steps)
                    if (other.fallbackFor == before)
                        both.append(other.id);
                for (const StepId& one : std::as_const(both))
                    if (!found.contains(one)) {
                        found.insert(one);
                        open.append(one);
                    }
            }
        }
        return found;
    }

    void order(const Step& step, const Step& failing, const QString& path)
    {
        if (!step.after.contains(failing.id) && needed(step.id).contains(step.id))
            m_faults.append({path + QStringLiteral("/after"), QStringLiteral("has \"%1\" wait for itself when \"%2\" fails, and so do others that something stands in for")
                                                                  .arg(step.id.text, failing.id.text),
                             QStringLiteral("expected the steps that \"%1\" waits for").arg(failing.id.text)});
    }

    /// What others read of the one that failed is read as if the one that stands in had given it.
    void given(const Step& step, const Step& failing)
    {
        Workflow instead = m_flow;
        for (Step& reader : instead.steps)
            if (reader.id != step.id && reader.id != failing.id)
                reader = readsOf(reader, failing.id, step.id);
        for (Value& result : instead.results)
            if (QString* text = std::get_if<QString>(&result))
                *text = renamed(*text, failing.id.text, step.id.text);
        const QList<Fault> known = faultsOfData(m_flow, m_path, m_org, m_known);
        for (const Fault& fault : faultsOfData(instead, m_path, m_org, m_known)) {
            const bool isOld = std::any_of(known.begin(), known.end(), [&](const Fault& other) { return other.path == fault.path && other.wrong == fault.wrong; });
            if (!isOld)
                m_faults.append({fault.path, QStringLiteral("reads \"%1\", for which \"%2\" stands in when it fails: it %3").arg(failing.id.text, step.id.text, fault.wrong),
                                 QStringLiteral("expected what both of them give")});
        }
    }
    static Step readsOf(const Step& step, const StepId& from, const StepId& to)
    {
        const Result<Json> json = Json::parse(encode(step));
        Result<Step> read = json ? decode<Step>(renamed(*json, from.text, to.text)) : Result<Step>(json.error());
        return read ? *read : step;
    }

    const Workflow& m_flow;
    QString m_path;
    const Organisation& m_org;
    const Known& m_known;
    QList<Fault> m_faults;
};

} // namespace

QList<Fault> faultsOfStandIns(const Workflow& workflow, const QString& path, const Organisation& organisation, const Known& known)
{
    return StandInCheck(workflow, path, organisation, known).faults();
}

} // namespace qd::agents
