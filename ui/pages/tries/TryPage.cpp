#include "ui/pages/tries/TryPage.h"

#include "ui/pages/tries/TryForm.h"
#include "ui/pages/tries/TryMarkup.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/parts/KeyButton.h"
#include "ui/widgets/parts/LinesDelegate.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBrowser>

#include <algorithm>

namespace qd::ui {

namespace {
constexpr int kNew = 0; ///< the row above the earlier tries
}

TryPage::TryPage(const Clock* clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_left(new Panel(tr("Tries"), this)), m_right(new Panel({}, this)), m_list(new QListWidget(this)),
      m_stack(new QStackedWidget(this)), m_empty(new EmptyState(this)), m_form(new TryForm(this))
{
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &TryPage::showRow);
    connect(m_form, &TryForm::wanted, this, &TryPage::begin);
    connect(m_empty, &EmptyState::acted, this, [this] {
        if (m_retry)
            m_retry();
    });
    connect(m_stop, &KeyButton::clicked, this, [this] { m_tries->stop(); });
    connect(m_again, &KeyButton::clicked, this, [this] {
        const Attempt attempt = m_shown ? m_shown->attempt : Attempt{};
        if (attempt.isReplay())
            return begin(attempt);
        showForm();
        m_form->fill(attempt);
        m_form->takeKeys();
    });
    connect(m_away, &KeyButton::clicked, this, &TryPage::throwAway);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this, &TryPage::leave);
    connect(new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, &TryPage::throwAway);
}

void TryPage::build()
{
    setObjectName(QStringLiteral("try"));
    m_progress = buildProgress();
    m_resultPage = buildResult();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    m_list->setObjectName(QStringLiteral("try.list"));
    m_list->setAccessibleName(tr("Tries of this run, newest first"));
    m_list->setItemDelegate(new LinesDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_left->setBody(m_list);
    m_left->setMinimumWidth(240);
    auto* close = new KeyButton(tr("Back to the run"), tr("Esc"), QStringLiteral("try.close"), m_right);
    connect(close, &KeyButton::clicked, this, &TryPage::leave);
    m_right->addChip(close);
    m_empty->setObjectName(QStringLiteral("try.empty"));
    for (QWidget* page : {static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_form), m_progress, m_resultPage})
        m_stack->addWidget(page);
    m_right->setBody(m_stack);
    splitter->addWidget(m_left);
    splitter->addWidget(m_right);
    splitter->setHandleWidth(kGap);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({286, 860});
    row->addWidget(splitter);
    setFocusProxy(m_list);
}

QWidget* TryPage::buildProgress()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(4 * kGap, kPad, 4 * kGap, kPad);
    column->setSpacing(kPad);
    m_doing = new QLabel(page);
    m_doing->setFont(strongFont());
    m_counted = new QLabel(page);
    m_counted->setObjectName(QStringLiteral("try.counted"));
    m_counted->setProperty("role", QStringLiteral("muted"));
    for (QLabel* label : {m_doing, m_counted}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_share = new QProgressBar(page);
    m_share->setObjectName(QStringLiteral("try.progress"));
    m_share->setAccessibleName(tr("How far it is"));
    m_share->setRange(0, 100);
    m_share->setTextVisible(false);
    m_share->setMaximumHeight(kGap);
    m_stop = new KeyButton(tr("Stop it"), {}, QStringLiteral("try.stop"), page);
    column->addStretch(1);
    column->addWidget(m_doing);
    column->addWidget(m_share);
    column->addWidget(m_counted);
    column->addWidget(m_stop, 0, Qt::AlignHCenter);
    column->addStretch(2);
    return page;
}

QWidget* TryPage::buildResult()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(kPad, kPad, kPad, kPad);
    column->setSpacing(kGap);
    m_sentence = new QLabel(page);
    m_sentence->setObjectName(QStringLiteral("try.sentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setFont(strongFont());
    m_result = new QTextBrowser(page);
    m_result->setObjectName(QStringLiteral("try.result"));
    m_result->setAccessibleName(tr("The run as it was beside the run as it was tried"));
    m_result->setOpenLinks(false);
    m_result->setFrameShape(QFrame::NoFrame);
    m_result->setProperty("role", QStringLiteral("document"));
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* row = new QHBoxLayout;
    m_again = new KeyButton(tr("Change it and try again"), {}, QStringLiteral("try.again"), page);
    m_away = new KeyButton(tr("Throw away"), tr("Del"), QStringLiteral("try.away"), page);
    row->addWidget(m_again);
    row->addWidget(m_away);
    row->addStretch(1);
    column->addWidget(m_sentence);
    column->addLayout(row);
    column->addWidget(m_result, 1);
    return page;
}

void TryPage::open(const RunId& run)
{
    if (run != m_run) {
        m_earlier.clear();
        m_tryable.reset();
    }
    m_run = run;
    m_shown.reset();
    fillList();
    readEarlier();
}

void TryPage::differently(const RunId& run, const StepId& step, const DecisionId& decision)
{
    open(run);
    m_right->setTitle(tr("Try differently"));
    m_retry = [this, run, step, decision] { differently(run, step, decision); };
    say(QStringLiteral("clock"), tr("Reading the run …"), {}, {});
    m_tries->tryable(run, this, [this, asked = ++m_asked, step, decision](const Result<Tryable>& tryable) {
        if (asked == m_asked)
            offer(tryable, step, decision);
    });
}

void TryPage::offer(const Result<Tryable>& tryable, const StepId& step, const DecisionId& decision)
{
    if (!tryable) {
        const ErrorSentence sentence = sentenceOf(tryable.error());
        return say(QStringLiteral("warning"), sentence.what, sentence.wayOut, tryable.error().kind == Error::Rule ? QString() : tr("Try again"));
    }
    m_tryable = *tryable;
    m_step = step;
    for (const Tryable::Step& one : tryable->steps)
        if (one.decisions.contains(decision))
            m_step = one.id;
    m_right->setTitle(tr("Try differently: %1").arg(tryable->title));
    showForm();
    m_form->takeKeys();
}

void TryPage::showForm()
{
    if (!m_tryable)
        return differently(m_run, m_step);
    const QSignalBlocker quietly(m_list);
    m_list->setCurrentRow(kNew);
    m_shown.reset();
    m_form->offer(m_run, *m_tryable, m_step);
    m_stack->setCurrentWidget(m_form);
}

void TryPage::replay(const RunId& run)
{
    open(run);
    Attempt attempt;
    attempt.run = run;
    begin(attempt);
}

void TryPage::begin(const Attempt& attempt)
{
    m_step = attempt.from;
    m_busy = true;
    m_retry = [this, attempt] { begin(attempt); };
    m_doing->setText(attempt.isReplay() ? tr("The run is done again from its record. Nobody is called.") : tr("The run is tried differently, in a record of its own."));
    if (attempt.isReplay())
        m_right->setTitle(tr("Done again, without paying"));
    showProgress({});
    m_stack->setCurrentWidget(m_progress);
    m_stop->setFocus(Qt::OtherFocusReason);
    const quint64 asked = ++m_asked;
    m_tries->begin(attempt, this,
        [this, asked](const TryProgress& at) {
            if (asked == m_asked)
                showProgress(at);
        },
        [this, asked, attempt](const Result<Tried>& tried) {
            if (asked == m_asked)
                finish(attempt, tried);
        });
}

void TryPage::showProgress(const TryProgress& at)
{
    m_share->setValue(qRound(at.share * 100));
    const QString given = tr("%n answer(s) came from the record", nullptr, at.given);
    m_counted->setText(at.asked > 0 || at.differs ? tr("%1 · %2").arg(given, tr("%n call(s) made anew", nullptr, at.asked)) : given);
}

void TryPage::finish(const Attempt& attempt, const Result<Tried>& tried)
{
    m_busy = false;
    if (!tried && tried.error().kind == Error::Cancelled) {
        if (attempt.isReplay())
            return say(QStringLiteral("stop"), tr("It was stopped."), tr("The record is as it was."), tr("Do it again"));
        showForm();
        m_form->fill(attempt);
        return m_form->takeKeys();
    }
    if (!tried) {
        const ErrorSentence sentence = sentenceOf(tried.error());
        return say(QStringLiteral("warning"), sentence.what, sentence.wayOut, tr("Change it"));
    }
    if (!tried->id.isEmpty())
        m_earlier.prepend(*tried);
    fillList();
    showTried(*tried);
    m_result->setFocus(Qt::OtherFocusReason);
}

void TryPage::say(const QString& icon, const QString& sentence, const QString& detail, const QString& action)
{
    if (!action.isEmpty() && action == tr("Change it"))
        m_retry = [this] { showForm(); };
    m_empty->set(icon, sentence, detail, action);
    m_stack->setCurrentWidget(m_empty);
}

void TryPage::readEarlier()
{
    m_tries->earlier(m_run, this, [this, run = m_run](const Result<QList<Tried>>& earlier) {
        if (run != m_run || !earlier)
            return;
        m_earlier = *earlier;
        fillList();
    });
}

void TryPage::fillList()
{
    const QSignalBlocker quietly(m_list);
    const QString shown = m_shown ? m_shown->id : QString();
    m_list->clear();
    m_list->addItem(tr("A new try"));
    for (const Tried& tried : std::as_const(m_earlier)) {
        const QString line = tr("From \"%1\": %2", "step, what is changed").arg(tried.step, changeWords(tried.attempt));
        auto* item = new QListWidgetItem(QStringLiteral("%1\n%2 · %3").arg(tried.step, changeWords(tried.attempt), agoText(tried.at, m_clock->now())), m_list);
        item->setToolTip(line.toHtmlEscaped());
        item->setData(Qt::UserRole, tried.id);
        if (tried.id == shown && !shown.isEmpty())
            m_list->setCurrentItem(item);
    }
    if (shown.isEmpty())
        m_list->setCurrentRow(kNew);
    m_left->setTitle(m_earlier.isEmpty() ? tr("Tries") : tr("Tries · %1").arg(countText(m_earlier.size())));
}

void TryPage::showRow()
{
    const int row = m_list->currentRow();
    if (m_busy || row < 0)
        return;
    if (row == kNew)
        return showForm();
    const QString id = m_list->item(row)->data(Qt::UserRole).toString();
    for (const Tried& tried : std::as_const(m_earlier))
        if (tried.id == id)
            return showTried(Tried(tried));
}

void TryPage::showTried(const Tried& tried)
{
    m_shown = tried;
    const bool isReplay = tried.attempt.isReplay();
    if (!isReplay)
        m_right->setTitle(tr("Tried from \"%1\" on: %2").arg(tried.step, changeWords(tried.attempt)));
    m_sentence->setText(resultSentence(tried));
    m_again->setText(isReplay ? tr("Do it again") : tr("Change it and try again"));
    m_again->updateGeometry();
    m_away->setVisible(!tried.id.isEmpty());
    m_result->setHtml(isReplay ? replayMarkup(tried, m_state) : comparisonMarkup(tried, m_state));
    m_stack->setCurrentWidget(m_resultPage);
    const QSignalBlocker quietly(m_list);
    for (int row = 0; row < m_list->count(); ++row)
        if (!tried.id.isEmpty() && m_list->item(row)->data(Qt::UserRole).toString() == tried.id)
            m_list->setCurrentRow(row);
}

void TryPage::throwAway()
{
    if (!m_shown || m_shown->id.isEmpty() || m_busy)
        return;
    m_tries->throwAway(m_run, m_shown->id);
    m_earlier.removeIf([this](const Tried& tried) { return tried.id == m_shown->id; });
    m_shown.reset();
    fillList();
    showForm();
    m_list->setFocus(Qt::OtherFocusReason);
}

void TryPage::leave()
{
    if (m_busy)
        m_tries->stop();
    m_busy = false;
    ++m_asked;
    emit closed();
}

void TryPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_shown)
        m_result->setHtml(m_shown->attempt.isReplay() ? replayMarkup(*m_shown, m_state) : comparisonMarkup(*m_shown, m_state));
}

} // namespace qd::ui
