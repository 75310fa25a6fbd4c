#include "tests/agents/approvals/Forgeries.h"

#include "core/base/Digest.h"
#include "tests/agents/approvals/Forger.h"
#include "tests/support/PromiseTable.h"

namespace qd::test {

namespace {

struct Sum {
    int tried = 0;
    int refused = 0;  ///< the record does not open
    int kept = 0;     ///< nothing left
    int approved = 0; ///< what was approved left, once
    int broken = 0;
};

bool isWhatWasApproved(Outside& outside, const ApprovedHome& approved)
{
    if (outside.delivered.size() != 1 || contentHash(outside.delivered.first()) != approved.sha256)
        return false;
    const QMap<QByteArray, QByteArray>& bytes = outside.bytes.first();
    for (auto file = approved.files.begin(); file != approved.files.end(); ++file)
        if (bytes.value(file.key()) != file.value())
            return false;
    return true;
}

/// She says yes a second time to what has left, as somebody would who has kept the request.
bool leavesAgain(OfficeRig& rig)
{
    const qsizetype before = rig.outside.count();
    for (const ApprovalAsked& asked : rig.all<ApprovalAsked>()) {
        DecideApproval yes;
        yes.approval = asked.approval.id;
        yes.sha256 = asked.approval.sha256;
        (void)rig.issue(yes);
    }
    rig.pass(std::chrono::minutes(1));
    rig.settle();
    return rig.outside.count() != before;
}

void play(const ApprovedHome& approved, Forger::Way way, std::mt19937& random, Sum& sum)
{
    OfficeRig rig(askingTeam());
    rig.close();
    approved.copyTo(rig);
    const QString what = Forger(rig.home.file(QStringLiteral("record.qdr")), approved, random).forge(way);
    if (what.isEmpty())
        return;
    ++sum.tried;
    answerWell(rig);
    if (rig.tryOpen()) {
        ++sum.refused;
        sum.broken += way == Forger::Nothing;
        return;
    }
    rig.pass(std::chrono::minutes(1));
    const bool isSettled = rig.settle();
    const bool isGone = !rig.outside.delivered.isEmpty();
    const bool isWrong = !isSettled || (isGone ? !isWhatWasApproved(rig.outside, approved) || leavesAgain(rig) : way == Forger::Nothing);
    sum.kept += !isGone;
    sum.approved += isGone && !isWrong;
    sum.broken += isWrong;
    if (isWrong)
        std::printf("%s, %s: %s\n", Forger::name(way), qPrintable(what), isGone ? "something else left, or it left twice" : "it did not come to an end");
}

} // namespace

bool tryForgeries(int count, unsigned seed)
{
    std::mt19937 random(seed);
    const ApprovedHome approved;
    QMap<Forger::Way, Sum> sums;
    Sum all;
    for (int i = 0; all.tried < count; ++i) {
        const Forger::Way way = Forger::Way(i % Forger::Ways);
        Sum one;
        play(approved, way, random, one);
        for (Sum* sum : {&sums[way], &all}) {
            sum->tried += one.tried;
            sum->refused += one.refused;
            sum->kept += one.kept;
            sum->approved += one.approved;
            sum->broken += one.broken;
        }
    }
    for (auto sum = sums.begin(); sum != sums.end(); ++sum)
        std::printf("%s: %d tried, %d did not open, %d sent nothing, %d sent what was approved, %d broken\n", Forger::name(sum.key()), sum->tried, sum->refused, sum->kept,
                    sum->approved, sum->broken);
    printPromise("P4", QStringLiteral("forgeries between a yes and its sending"), all.tried, all.broken,
                 QStringLiteral("%1 records did not open, %2 sent nothing, %3 what was approved").arg(all.refused).arg(all.kept).arg(all.approved));
    return all.broken == 0;
}

} // namespace qd::test
