#include "tests/app/Program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <csignal>

namespace qd::test {

Json Ran::json() const
{
    const Result<Json> document = Json::parse(out);
    return document ? *document : Json();
}

void Program::prepare(QProcess& process, const QStringList& arguments) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.remove(QStringLiteral("XDG_RUNTIME_DIR")); // a bare session; the program has to make its own
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
    for (auto variable = m_environment.begin(); variable != m_environment.end(); ++variable)
        environment.insert(variable.key(), *variable);
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setProgram(m_file);
    process.setArguments(arguments + QStringList{QStringLiteral("--home"), m_home});
}

Ran Program::run(const QStringList& arguments, int limitMs) const
{
    QProcess process;
    prepare(process, arguments);
    process.start();
    return endOf(process, limitMs);
}

Ran Program::feed(const QStringList& arguments, const QByteArray& input, const std::function<void(qint64)>& meanwhile, int limitMs) const
{
    QProcess process;
    prepare(process, arguments);
    process.setStandardInputFile({});
    process.start();
    process.waitForStarted();
    if (meanwhile)
        meanwhile(process.processId());
    process.write(input);
    process.closeWriteChannel();
    return endOf(process, limitMs);
}

Ran Program::endOf(QProcess& process, int limitMs)
{
    Ran ran;
    const bool ended = process.waitForFinished(limitMs);
    if (ended && process.exitStatus() == QProcess::NormalExit)
        ran.code = process.exitCode();
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

std::unique_ptr<QProcess> Program::start(const QStringList& arguments, const QString& said) const
{
    auto process = std::make_unique<QProcess>();
    prepare(*process, arguments);
    if (!said.isEmpty()) {
        process->setProcessChannelMode(QProcess::MergedChannels);
        process->setStandardOutputFile(said, QIODevice::Append);
    }
    process->start();
    process->waitForStarted();
    return process;
}

std::unique_ptr<QProcess> Program::serve(const QStringList& more) const
{
    auto process = start(QStringList{QStringLiteral("serve")} + more);
    process->setReadChannel(QProcess::StandardError);
    QByteArray said;
    while (!said.contains("serving ")) {
        if (!process->waitForReadyRead(20'000))
            return nullptr;
        said += process->readAllStandardError();
    }
    return process;
}

int endPolitely(QProcess& process)
{
    if (process.processId() <= 0) // 0 would mean everybody here
        return -1;
    ::kill(pid_t(process.processId()), SIGTERM);
    const bool ended = process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit;
    return ended ? process.exitCode() : -1;
}

QMap<QString, QByteArray> treeOf(const QString& folder)
{
    QMap<QString, QByteArray> tree;
    const QDir root(folder);
    for (QDirIterator it(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); it.hasNext();) {
        const QString path = it.next();
        const QString name = root.relativeFilePath(path);
        QFile file(path);
        if (it.fileInfo().isDir())
            tree.insert(name + QLatin1Char('/'), {});
        else if (file.open(QIODevice::ReadOnly))
            tree.insert(name, file.readAll());
    }
    return tree;
}

QMap<QString, QByteArray> comparable(QMap<QString, QByteArray> tree)
{
    static const QRegularExpression time(QStringLiteral("\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+Z)?"));
    static const QRegularExpression day(QStringLiteral("\\d{1,2} [A-Z][a-z]+ \\d{4}"));
    static const QRegularExpression hash(QStringLiteral("[0-9a-f]{64}"));
    for (auto file = tree.begin(); file != tree.end(); ++file) {
        if (file.key().endsWith(QLatin1String(".png")))
            continue;
        QString text = QString::fromUtf8(*file);
        *file = text.replace(time, QStringLiteral("TIME")).replace(day, QStringLiteral("DAY")).replace(hash, QStringLiteral("HASH")).toUtf8();
    }
    return tree;
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

} // namespace qd::test
