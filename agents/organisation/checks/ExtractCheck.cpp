#include "agents/organisation/checks/OrganisationCheck.h"

#include "core/rules/authority/Extracting.h"

namespace qd::agents {

namespace {

/// A turn that answers in closed fields does nothing else, through which more could be said.
QList<Fault> faultsBeside(const Step& step, const QString& path)
{
    QList<Fault> faults;
    const auto bar = [&](bool stands, const char* member, const char* right) {
        if (stands)
            faults.append({path + QLatin1Char('/') + QLatin1String(member), QStringLiteral("stands beside \"extracts\""), QLatin1String(right)});
    };
    bar(!step.reply.isEmpty(), "reply", "expected one of them: \"extracts\" names the fields of the reply");
    bar(!step.tools.isEmpty(), "tools", "expected no tools: what is read there cannot act");
    bar(!step.messages.isEmpty(), "messages", "expected no messages: another step may send them, and quote the fields");
    bar(!step.produces.isEmpty(), "produces", "expected no artefact: a text is made by another step");
    bar(!step.artefactField.isEmpty(), "artefact_field", "expected no artefact: a text is made by another step");
    bar(!step.decision.isEmpty(), "decision", "expected no decision record: there is no place for reasons");
    return faults;
}

} // namespace

QList<Fault> faultsOfExtracts(const Step& step, const QString& path)
{
    if (step.extracts.isEmpty())
        return {};
    const QString at = path + QStringLiteral("/extracts");
    if (step.kind != StepKind::Turn)
        return {{at, QStringLiteral("stand at a step of the kind %1").arg(wordOf(step.kind)), QStringLiteral("expected them at a turn")}};
    QList<Fault> faults = faultsBeside(step, path);
    if (step.extracts.size() > rules::kMostExtracts)
        faults.append({at, QStringLiteral("names %1 fields").arg(step.extracts.size()), QStringLiteral("expected at most %1").arg(rules::kMostExtracts)});
    QStringList seen;
    for (qsizetype i = 0; i < step.extracts.size(); ++i) {
        const Extract& extract = step.extracts[i];
        const QString here = at + QStringLiteral("/%1/").arg(i);
        if (const Result<Done> is = rules::closed(extract); !is)
            faults.append({here + is.error().where, is.error().text, QStringLiteral("expected ") + is.error().hint});
        if (seen.contains(extract.field))
            faults.append({here + QStringLiteral("field"), QStringLiteral("is \"%1\", which stands further up already").arg(extract.field), QStringLiteral("expected every field once")});
        seen.append(extract.field);
    }
    return faults;
}

} // namespace qd::agents
