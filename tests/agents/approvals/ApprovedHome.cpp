#include "tests/agents/approvals/ApprovedHome.h"

#include "core/store/Database.h"

#include <QDir>

namespace qd::test {

namespace {

void replaceFiles(const QString& from, const QString& to)
{
    const QDir target(to);
    for (const QFileInfo& file : target.entryInfoList(QDir::Files | QDir::Hidden))
        QFile::remove(file.filePath());
    for (const QFileInfo& file : QDir(from).entryInfoList(QDir::Files | QDir::Hidden))
        if (!QFile::copy(file.filePath(), target.filePath(file.fileName())))
            qFatal("a file of the approved home cannot be copied");
    for (const QString& folder : QDir(from).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        target.mkpath(folder);
        replaceFiles(from + QLatin1Char('/') + folder, target.filePath(folder));
    }
}

} // namespace

Organisation askingTeam()
{
    Organisation team = smallTeam();
    team.workflows.first().steps.removeLast();
    team.index();
    return team;
}

void answerWell(OfficeRig& rig)
{
    rig.answers.set("draft", {draftReply(QStringLiteral("A piece"), QStringLiteral("Plain words about the caf\u00e9 of today. They come from [the study](https://example.com/study)."))});
    rig.answers.set("review", {QStringLiteral(R"({"verdict":"accept","notes":[],"praise":"It is good.","reasoning":"It says what is at stake for readers.",)"
                                              R"("subject":"About the draft","message":"It can go out as it is."})")});
}

SubmitBrief aBrief()
{
    SubmitBrief brief;
    brief.text = QStringLiteral("Write about the work of today");
    return brief;
}

ApprovedHome::ApprovedHome()
    : m_rig(askingTeam())
{
    m_rig.close();
    m_rig.keyFile = m_rig.home.file(QStringLiteral("record.key"));
    QFile::remove(m_rig.home.file(QStringLiteral("record.qdr")));
    m_rig.open();
    answerWell(m_rig);
    const bool isSubmitted = bool(m_rig.issue(aBrief())) && m_rig.settle();
    if (!isSubmitted || m_rig.state().inbox.approvals.size() != 1)
        qFatal("nothing waits in the home that is to be forged");
    const Approval item = m_rig.state().inbox.approvals.first();
    DecideApproval yes;
    yes.approval = item.id;
    yes.sha256 = item.sha256;
    if (!m_rig.issue(yes))
        qFatal("the item is not approved");
    effect = item.effect;
    content = item.content;
    sha256 = item.sha256;
    m_rig.close();
    Database database;
    if (!database.open(m_rig.home.file(QStringLiteral("record.qdr")), Database::ReadOnly))
        qFatal("the record of the approved home does not open");
    Statement bytes(database, "SELECT bytes FROM blobs WHERE sha256 = ?1");
    for (const EffectFile& file : content.files)
        if (bytes.with(file.sha256).next())
            files.insert(file.sha256, bytes.bytes(0));
}

void ApprovedHome::copyTo(OfficeRig& rig) const
{
    replaceFiles(m_rig.home.path(), rig.home.path());
    rig.keyFile = rig.home.file(QStringLiteral("record.key"));
}

} // namespace qd::test
