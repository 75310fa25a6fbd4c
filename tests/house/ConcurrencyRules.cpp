#include "tests/house/HouseRules.h"
#include "tests/house/SourceText.h"

#include <QRegularExpression>

namespace qd::house {

namespace {

/// The operand of the co_await that ends at `from`: to the end of the statement or of the brackets it stands in.
QStringView operandAt(const QString& code, qsizetype from)
{
    int depth = 0;
    qsizetype at = from;
    for (; at < code.size(); ++at) {
        const QChar c = code[at];
        depth += c == u'(' || c == u'{' || c == u'[' ? 1 : c == u')' || c == u'}' || c == u']' ? -1 : 0;
        if (depth < 0 || (depth == 0 && (c == u';' || c == u',')))
            break;
    }
    return QStringView(code).mid(from, at - from);
}

QList<Finding> awaited(const File& source, const QString& code)
{
    static const QRegularExpression word(QStringLiteral(R"rx(\bco_await\b)rx"));
    static const QRegularExpression unsafe(QStringLiteral(R"rx(\{|[(,=]\s*\[[^\]])rx"));
    QList<Finding> found;
    for (auto words = word.globalMatch(code); words.hasNext();) {
        const QRegularExpressionMatch hit = words.next();
        if (unsafe.match(operandAt(code, hit.capturedEnd())).hasMatch())
            found.append({source.path, lineOf(code, hit.capturedStart()),
                          QStringLiteral("builds a temporary inside co_await: call first, await the name second")});
    }
    return found;
}

bool mayLock(const QString& path)
{
    return isTest(path) || partOf(path) == QLatin1String("core/async") || partOf(path) == QLatin1String("core/store");
}

} // namespace

QList<Finding> checkConcurrency(const File& source)
{
    static const QRegularExpression lock(QStringLiteral(
        R"rx(\b(std::(recursive_|shared_|timed_)*mutex|std::condition_variable\w*|QMutex|QRecursiveMutex|QMutexLocker|lock_guard|unique_lock|scoped_lock|shared_lock|QReadWriteLock|QReadLocker|QWriteLocker|QSemaphore|QWaitCondition)\b)rx"));
    static const QRegularExpression loop(QStringLiteral(
        R"rx(\b(QEventLoop|processEvents|BlockingQueuedConnection|QThread::terminate)\b|[tT]hread(\(\))?(->|\.)terminate\s*\(|\bQ(Message|Input)(Box|Dialog)::(question|warning|information|critical|get\w+)\s*\(|[dD]ialog(->|\.)exec\s*\()rx"));
    const QString code = codeOf(source.text);
    QList<Finding> found = awaited(source, code);
    const auto report = [&](const QRegularExpression& pattern, const QString& what) {
        for (auto hits = pattern.globalMatch(code); hits.hasNext();) {
            const QRegularExpressionMatch hit = hits.next();
            found.append({source.path, lineOf(code, hit.capturedStart()), what.arg(hit.captured())});
        }
    };
    if (!mayLock(source.path))
        report(lock, QStringLiteral("%1: locks live in core/async and core/store; post to a mailbox"));
    if (!isTest(source.path))
        report(loop, QStringLiteral("%1: no nested loops, no waiting for another thread, no killed threads"));
    return found;
}

} // namespace qd::house
