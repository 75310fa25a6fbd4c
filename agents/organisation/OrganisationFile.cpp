#include "agents/organisation/OrganisationFile.h"

#include "agents/organisation/DocumentText.h"
#include "agents/organisation/checks/OrganisationCheck.h"
#include "agents/organisation/patterns/Expansion.h"

namespace qd::agents {

namespace {

struct Reading {
    Organisation organisation;
    QList<Fault> faults;
};

Reading read(const QByteArray& bytes, const Known& known)
{
    Reading out;
    const Result<Json> json = readDocument(bytes, QStringLiteral(":/schema/organisation.json"), out.faults);
    if (!json) {
        if (out.faults.isEmpty())
            out.faults.append({QStringLiteral("/"), QStringLiteral("could not be checked: %1").arg(json.error().text), {}});
        return out;
    }
    const Expanded plain = expanded(*json);
    out.faults = plain.faults + faultsOfWriting(*json);
    if (!out.faults.isEmpty())
        return out;
    Result<Organisation> organisation = decode<Organisation>(plain.json);
    if (!organisation) {
        const Error& error = organisation.error();
        out.faults.append({error.where, QStringLiteral("is not right"), QStringLiteral("expected %1").arg(error.hint)});
        return out;
    }
    out.organisation = std::move(*organisation);
    out.organisation.index(); // every step names agents
    out.faults = faultsOfDepartment(out.organisation, known);
    for (qsizetype i = 0; i < out.organisation.workflows.size(); ++i) {
        const QString path = QStringLiteral("/workflows/%1").arg(i);
        out.faults += faultsOfWorkflow(out.organisation.workflows[i], path, out.organisation, known);
        out.faults += faultsOfCourse(out.organisation.workflows[i], path, out.organisation);
        out.faults += faultsOfData(out.organisation.workflows[i], path, out.organisation, known);
        out.faults += faultsOfStandIns(out.organisation.workflows[i], path, out.organisation, known);
        out.faults += faultsOfInputs(out.organisation.workflows[i], path, out.organisation, known);
    }
    out.faults += faultsOfTriggers(out.organisation) + faultsOfEvents(out.organisation);
    out.faults = plain.inFile(out.faults);
    return out;
}

bool isEmpty(const Json& value)
{
    return (value.kind() == Json::Object && value.members().isEmpty()) || (value.kind() == Json::String && value.toString().isEmpty());
}

/// Steps that stand for one that the author wrote give way to it, as it was written.
QList<Json> asWritten(const QList<Json>& steps)
{
    QList<Json> written;
    for (const Json& step : steps) {
        const Result<Json> own = Json::parse(step.at(u"written_as").toString().toUtf8());
        if (step.at(u"part_of").toString().isEmpty())
            written.append(own ? *own : step);
    }
    return written;
}

/// Leaves out what says nothing: empty texts and objects, and members of a step that only other kinds of steps use.
Json pruned(const Json& from)
{
    if (from.kind() == Json::List) {
        QList<Json> items;
        for (const Json& item : from.items())
            items.append(pruned(item));
        return Json(std::move(items));
    }
    if (from.kind() != Json::Object)
        return from;
    const QString kind = from.at(u"kind").toString();
    QList<Json::Member> members;
    for (const Json::Member& member : from.members()) {
        const bool idleRounds = member.first == QLatin1String("rounds") && kind != QLatin1String("debate");
        const bool idleWait = (member.first == QLatin1String("answer_within_ms") || member.first == QLatin1String("pause_ms")) && member.second.toInteger() == 0;
        const bool usual = (member.first == QLatin1String("min_gain") && member.second.toReal() == 0)
            || (member.first == QLatin1String("hand_over") && !member.second.toBool())
            || (member.first == QLatin1String("decision") && kind == QLatin1String("debate") && member.second.toString() == kind)
            || (member.first == QLatin1String("on_failure") && member.second.toString() == QLatin1String("escalate"));
        if (member.first == QLatin1String("input")) { // settings of a skill; an empty text may be one
            members.append(member);
            continue;
        }
        if (member.first == QLatin1String("steps")) {
            members.append({member.first, pruned(Json(asWritten(member.second.items())))});
            continue;
        }
        const Json value = pruned(member.second);
        if (!idleRounds && !idleWait && !usual && !isEmpty(value))
            members.append({member.first, value});
    }
    return Json(std::move(members));
}

} // namespace

Result<Organisation> readOrganisation(const QByteArray& bytes, const QString& fileName, const Known& known)
{
    Reading reading = read(bytes, known);
    if (!reading.faults.isEmpty())
        return errorOf(reading.faults, fileName);
    return std::move(reading.organisation);
}

QList<Fault> faultsOf(const QByteArray& bytes, const Known& known)
{
    return read(bytes, known).faults;
}

QByteArray writeOrganisation(const Organisation& organisation)
{
    const Result<Json> json = Json::parse(encode(organisation));
    if (!json)
        return {};
    QList<Json::Member> members = pruned(*json).members();
    for (const QString& asked : {QStringLiteral("autonomy"), QStringLiteral("budgets")}) // a file has them, also when they are empty
        if (json->at(asked).items().isEmpty())
            members.append({asked, Json(QList<Json>())});
    return indented(Json(std::move(members)));
}

bool isSlug(const QString& text)
{
    if (text.isEmpty() || text.size() > 64 || text.front() < QLatin1Char('a') || text.front() > QLatin1Char('z'))
        return false;
    QChar before;
    for (const QChar c : text) {
        const bool plain = (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
        if (!plain && (c != QLatin1Char('-') || before == QLatin1Char('-')))
            return false;
        before = c;
    }
    return text.back() != QLatin1Char('-');
}

} // namespace qd::agents
