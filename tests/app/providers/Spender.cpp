#include "tests/app/providers/Spender.h"

#include "tests/app/providers/WorldDepartment.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

namespace qd::test {

namespace {

void put(const QByteArray& line)
{
    if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
        std::_Exit(3); // nobody listens any more
}

app::DepartmentSettings settings()
{
    app::DepartmentSettings made;
    made.organisation = WorldDepartment::name();
    return made;
}

} // namespace

Spender::Spender(const QString& home) : m_department(app::Home(home), settings()), m_input(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_input, &QSocketNotifier::activated, this, &Spender::hear);
    connect(&m_department, &app::Department::answered, this, &Spender::answered);
    connect(&m_department, &app::Department::settled, this, &Spender::look);
    connect(&m_department, &app::Department::troubled, this, [](const QString& why) { std::fprintf(stderr, "%s\n", qPrintable(why)); });
    connect(&m_department.feed(), &StateFeed::factsTaken, this, &Spender::take);
}

int Spender::run()
{
    if (const Result<Done> opened = m_department.open(); !opened) {
        std::fprintf(stderr, "it does not open: %s\n", qPrintable(opened.error().text));
        return 1;
    }
    const QMap<RunId, RunState>& open = m_department.feed().state().runs.open;
    if (!open.isEmpty())
        m_run = open.firstKey();
    m_isSeen = !open.isEmpty();
    m_waitsFor = send(UseModels{QString::fromLatin1(ModelsState::kTiers)});
    const int code = QCoreApplication::exec();
    m_department.close();
    return code;
}

CommandId Spender::send(const Command& command)
{
    const CommandId id = CommandId::make(SystemClock().now());
    m_department.issue(id, command);
    return id;
}

void Spender::hear()
{
    char bytes[256];
    const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0) {
        m_input.setEnabled(false);
        return QCoreApplication::quit();
    }
    m_line.append(bytes, count);
    for (qsizetype end = 0; (end = m_line.indexOf('\n')) >= 0; m_line.remove(0, end + 1))
        begin(m_line.left(end).split(' ').value(1).toInt());
}

/// Marks that every tokenizer takes for one each, so that a byte is a token and the reservation near what is used.
void Spender::begin(int bytes)
{
    SubmitBrief brief;
    brief.text = QStringLiteral("Note: ") + QStringLiteral("?!").repeated(bytes / 2);
    m_waitsFor = send(brief);
}

void Spender::answered(const CommandId& id, const Result<Receipt>& receipt)
{
    if (id != m_waitsFor)
        return;
    m_waitsFor = {};
    if (!receipt) {
        std::fprintf(stderr, "refused: %s\n", qPrintable(receipt.error().text));
        return QCoreApplication::exit(2);
    }
    if (receipt->run.isNull()) { // what it begins with
        put(m_run.isNull() ? "ready\n" : "begun\n");
    } else {
        m_run = receipt->run;
        put("begun\n");
    }
    look();
}

void Spender::take(const QList<StoredFact>& facts)
{
    for (const StoredFact& stored : facts) {
        m_isSeen = m_isSeen || std::holds_alternative<RunStarted>(stored.fact);
        if (std::holds_alternative<TurnFinished>(stored.fact) || std::holds_alternative<TurnFailed>(stored.fact))
            put("turn\n");
    }
}

/// When nobody may work any more: what is left of the round is stopped, and then its sum is told.
void Spender::look()
{
    if (m_run.isNull() || !m_isSeen || !m_waitsFor.isNull() || !m_department.isSettled())
        return;
    const OfficeState& state = m_department.feed().state();
    if (m_sum.isEmpty()) {
        const Amounts spent = state.ledger.spent(wholeOrganisation(), BudgetPeriod::Campaign, SystemClock().now(), m_run);
        m_sum = QStringLiteral("ended %1 %2 %3 %4\n").arg(spent.money.micro).arg(spent.tokens).arg(spent.calls).arg(state.ledger.reserved.size()).toLatin1();
        if (state.runs.open.contains(m_run))
            send(SteerRun{m_run, RunWish::Stop, QStringLiteral("the round is over")});
    }
    if (state.runs.open.contains(m_run))
        return; // it settles again
    m_run = {};
    m_isSeen = false;
    put(std::exchange(m_sum, {}));
}

} // namespace qd::test
