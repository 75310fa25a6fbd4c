#include "agents/effects/connectors/git/GitErrand.h"

#include "agents/effects/render/Html.h"

namespace qd::agents {

namespace {

constexpr qsizetype kMostShown = 60'000; ///< characters of a patch in a preview
constexpr const char* kOwnName = "Quarterdeck";
constexpr const char* kOwnAddress = "quarterdeck@localhost";

Error ownFault(const ProgramEnd& end, const QString& where)
{
    return {Error::Store, QStringLiteral("the clone of the repository failed: %1").arg(end.error.isEmpty() ? QStringLiteral("git ended with %1").arg(end.code) : end.error.left(300)), where, {}};
}

Error stopped()
{
    return {Error::Cancelled, QStringLiteral("it was held back before it left"), {}, {}};
}

QString wordIn(const QByteArray& said)
{
    return QString::fromLatin1(said.trimmed());
}

} // namespace

namespace gitdetails {

QString textAt(const EffectContent& content, const QString& name)
{
    const auto found = content.details.constFind(name);
    const QString* text = found == content.details.constEnd() ? nullptr : std::get_if<QString>(&*found);
    return text ? *text : QString();
}

qint64 numberAt(const EffectContent& content, const QString& name)
{
    const auto found = content.details.constFind(name);
    const qint64* number = found == content.details.constEnd() ? nullptr : std::get_if<qint64>(&*found);
    return number ? *number : 0;
}

} // namespace gitdetails

GitErrand::GitErrand(const ConnectorFile& file, std::unique_ptr<GitBench> bench, Delivery delivery, Gate gate)
    : m_file(file)
    , m_bench(std::move(bench))
    , m_delivery(std::move(delivery))
    , m_gate(std::move(gate))
{
}

void GitErrand::here(const QStringList& arguments, const QByteArray& input, Said said, const QMap<QString, QString>& more)
{
    m_bench->here(arguments, input, [self = shared_from_this(), said = std::move(said)](const ProgramEnd& end) {
        if (self->isStopped())
            return self->m_failed(stopped());
        end.isWhole && end.code == 0 ? said(end.out) : self->m_failed(ownFault(end, self->m_file.title));
    }, name(), more);
}

/// Reads: what fails has changed nothing there.
void GitErrand::outside(const QStringList& arguments, Said said)
{
    if (!m_gate.mayBegin())
        return m_failed(stopped());
    m_bench->outside(arguments, [self = shared_from_this(), said = std::move(said)](const ProgramEnd& end) {
        if (self->isStopped())
            return self->m_failed(stopped());
        if (!end.hasStarted)
            return self->m_failed({Error::Rule, end.error, self->m_file.title, QStringLiteral("apt-get install git")});
        if (!end.isWhole)
            return self->m_failed({Error::Network, QStringLiteral("%1 did not answer in time").arg(self->m_file.url), self->m_file.url, {}});
        end.code == 0 ? said(end.out) : self->m_failed(obstacleIn(end.error, self->m_file.url));
    });
}

void GitErrand::open(bool tidies, Next next)
{
    m_bench->open(tidies, [self = shared_from_this(), next = std::move(next)](const ProgramEnd& end) {
        if (self->isStopped())
            return self->m_failed(stopped());
        end.isWhole && end.code == 0 ? next() : self->m_failed(ownFault(end, self->m_file.title));
    });
}

void GitErrand::ask(Next next)
{
    const QString ref = QStringLiteral("refs/heads/") + m_file.branch;
    outside({QStringLiteral("ls-remote"), QStringLiteral("--"), m_file.url, ref}, [self = shared_from_this(), next = std::move(next)](const QByteArray& said) {
        const Result<QString> head = headIn(said, self->m_file.branch);
        if (!head)
            return self->m_failed(head.error());
        if (head->isEmpty())
            return self->m_failed({Error::Rule, QStringLiteral("%1 has no branch \"%2\"").arg(self->m_file.url, self->m_file.branch), QStringLiteral("branch"),
                                   QStringLiteral("a branch that is there; an empty repository wants its first commit from a person")});
        self->m_head = *head;
        next();
    });
}

void GitErrand::fetch(bool keeps, Next next)
{
    const QString ref = (keeps ? QStringLiteral("+refs/heads/%1:refs/heads/%1") : QStringLiteral("refs/heads/%1")).arg(m_file.branch);
    outside({QStringLiteral("fetch"), QStringLiteral("--quiet"), QStringLiteral("--no-tags"), QStringLiteral("--no-write-fetch-head"), QStringLiteral("--no-recurse-submodules"),
             QStringLiteral("--"), m_file.url, ref}, [next = std::move(next)](const QByteArray&) { next(); });
}

void GitErrand::build(const QString& parent, Next next)
{
    here({QStringLiteral("rev-parse"), QStringLiteral("--verify"), parent + QStringLiteral("^{tree}")}, {}, [self = shared_from_this(), parent, next = std::move(next)](const QByteArray& tree) {
        self->m_treeBefore = wordIn(tree);
        self->here({QStringLiteral("read-tree"), parent}, {}, [self, parent, next](const QByteArray&) {
            self->addFile(0, {}, [self, parent, next] { self->makeCommit(parent, next); });
        });
    });
}

/// `lines`: those of the files before it, for update-index.
void GitErrand::addFile(qsizetype at, QByteArray lines, Next next)
{
    const QList<EffectFile>& files = m_delivery.content.files;
    if (at == files.size())
        return makeTree(lines, std::move(next));
    here({QStringLiteral("hash-object"), QStringLiteral("-w"), QStringLiteral("--no-filters"), QStringLiteral("--stdin")}, m_delivery.blobs.value(files[at].sha256),
         [self = shared_from_this(), at, lines, next = std::move(next)](const QByteArray& name) {
             const QString folder = self->m_file.path.isEmpty() ? QString() : self->m_file.path + QLatin1Char('/');
             const QString path = folder + self->m_delivery.content.files[at].path;
             self->addFile(at + 1, lines + "100644 " + name.trimmed() + '\t' + path.toUtf8() + '\0', next);
         });
}

void GitErrand::makeTree(const QByteArray& lines, Next next)
{
    here({QStringLiteral("update-index"), QStringLiteral("--add"), QStringLiteral("-z"), QStringLiteral("--index-info")}, lines, [self = shared_from_this(), next = std::move(next)](const QByteArray&) {
        self->here({QStringLiteral("write-tree")}, {}, [self, next](const QByteArray& tree) {
            self->m_tree = wordIn(tree);
            next();
        });
    });
}

QByteArray GitErrand::message() const
{
    const QString title = oneLine(m_delivery.content.title).left(120);
    return (title + QStringLiteral("\n\nQuarterdeck-Effect: ") + gitdetails::textAt(m_delivery.content, gitdetails::kMark) + QLatin1Char('\n')).toUtf8();
}

void GitErrand::makeCommit(const QString& parent, Next next)
{
    const GitAuthor author = authorIn(m_file.author);
    const QString name = author.name.isEmpty() ? QString::fromLatin1(kOwnName) : author.name, address = author.name.isEmpty() ? QString::fromLatin1(kOwnAddress) : author.address;
    const QString date = QStringLiteral("@%1 +0000").arg(gitdetails::numberAt(m_delivery.content, gitdetails::kSeconds));
    QMap<QString, QString> who;
    for (const char* role : {"AUTHOR", "COMMITTER"}) {
        who.insert(QStringLiteral("GIT_%1_NAME").arg(QLatin1String(role)), name);
        who.insert(QStringLiteral("GIT_%1_EMAIL").arg(QLatin1String(role)), address);
        who.insert(QStringLiteral("GIT_%1_DATE").arg(QLatin1String(role)), date);
    }
    here({QStringLiteral("commit-tree"), m_tree, QStringLiteral("-p"), parent}, message(), [self = shared_from_this(), next = std::move(next)](const QByteArray& commit) {
        self->m_commit = wordIn(commit);
        next();
    }, who);
}

void GitErrand::compare(Next next)
{
    here({QStringLiteral("diff-tree"), QStringLiteral("--no-commit-id"), QStringLiteral("-r"), QStringLiteral("-z"), QStringLiteral("--name-only"), QStringLiteral("--no-renames"),
          QStringLiteral("--diff-filter=a"), m_commit}, {}, [self = shared_from_this(), next = std::move(next)](const QByteArray& names) {
        for (const QByteArray& name : names.split('\0'))
            if (!name.isEmpty())
                self->m_replaced.append(QString::fromUtf8(name));
        self->show(next);
    });
}

void GitErrand::show(Next next)
{
    const QStringList words{QStringLiteral("diff-tree"), QStringLiteral("--no-commit-id"), QStringLiteral("-r"), QStringLiteral("--stat=100"), QStringLiteral("-p"),
                            QStringLiteral("--no-ext-diff"), QStringLiteral("--no-textconv"), QStringLiteral("--no-renames"), QStringLiteral("--no-color"), m_commit};
    m_bench->here(words, {}, [self = shared_from_this(), next = std::move(next)](const ProgramEnd& end) {
        if (self->isStopped())
            return self->m_failed(stopped());
        const QString text = QString::fromUtf8(end.out.left(4 * kMostShown));
        const bool isAll = end.isWhole && end.code == 0 && text.size() <= kMostShown;
        self->m_difference = isAll ? text : text.left(kMostShown) + QStringLiteral("\n… and more, that is too long to be shown");
        next();
    });
}

void GitErrand::trace(const QString& commit, Next next)
{
    m_bench->here({QStringLiteral("merge-base"), QStringLiteral("--is-ancestor"), commit, m_head}, {}, [self = shared_from_this(), next = std::move(next)](const ProgramEnd& end) {
        if (self->isStopped())
            return self->m_failed(stopped());
        self->m_isThere = end.isWhole && end.code == 0; // 128: the commit never came here, so it is no part of it
        next();
    });
}

void GitErrand::push(const QString& parent, Next next)
{
    const QString ref = QStringLiteral("refs/heads/") + m_file.branch;
    if (!m_gate.mayBegin())
        return m_failed(stopped());
    m_bench->outside({QStringLiteral("push"), QStringLiteral("--porcelain"), QStringLiteral("--force-with-lease=%1:%2").arg(ref, parent), QStringLiteral("--"), m_file.url,
                      m_commit + QLatin1Char(':') + ref}, [self = shared_from_this(), next = std::move(next)](const ProgramEnd& end) {
        self->m_pushed = end.isWhole ? pushedIn(end.out, end.error, self->m_file.branch) : PushWord{};
        next();
    });
}

void GitErrand::wait(Duration time, Next next)
{
    m_waits = std::move(next);
    m_timer.setSingleShot(true);
    QObject::disconnect(&m_timer, nullptr, nullptr, nullptr);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        if (const Next waits = std::exchange(m_waits, {}))
            waits();
    });
    m_timer.start(time);
}

void GitErrand::stop()
{
    const auto self = shared_from_this();
    m_bench->stop();
    if (const Next waits = std::exchange(m_waits, {}))
        waits();
}

void GitErrand::drop()
{
    m_waits = {};
    m_failed = [](const Error&) {};
    m_bench->drop();
}

} // namespace qd::agents
