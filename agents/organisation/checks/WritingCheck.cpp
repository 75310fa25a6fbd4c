#include "agents/organisation/checks/OrganisationCheck.h"

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

void join(const Json& join, const QString& path, QList<Fault>& faults)
{
    if (join.at(u"of").toString() == u"quorum" && !join.find(u"needs"))
        faults.append({path + u"/needs"_s, u"is missing"_s, u"expected how many a quorum is"_s});
}

void options(const Json& options, const QString& path, QList<Fault>& faults)
{
    QStringList seen;
    for (qsizetype i = 0; i < options.items().size(); ++i) {
        const QString option = options.items()[i].toString().simplified();
        if (seen.contains(option, Qt::CaseInsensitive))
            faults.append({path + u"/%1"_s.arg(i), u"is \"%1\" a second time"_s.arg(option), u"expected options that differ"_s});
        seen.append(option);
    }
}

} // namespace

QList<Fault> faultsOfWriting(const Json& file)
{
    QList<Fault> faults;
    const QList<Json>& workflows = file.at(u"workflows").items();
    for (qsizetype w = 0; w < workflows.size(); ++w) {
        const QList<Json>& steps = workflows[w].at(u"steps").items();
        for (qsizetype s = 0; s < steps.size(); ++s) {
            const QString path = u"/workflows/%1/steps/%2"_s.arg(w).arg(s);
            join(steps[s].at(u"join"), path + u"/join"_s, faults);
            join(steps[s].at(u"call").at(u"join"), path + u"/call/join"_s, faults);
            options(steps[s].at(u"options"), path + u"/options"_s, faults);
        }
    }
    return faults;
}

} // namespace qd::agents
