#include "ui/pages/DecisionsPage.h"

#include "core/model/KeptText.h"
#include "ui/models/Readings.h"
#include "ui/models/past/DecisionsModel.h"
#include "ui/pages/details/DecisionFacts.h"
#include "ui/pages/details/OpenedEvidence.h"
#include "ui/pages/dossier/DossierReading.h"
#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/parts/DecisionDelegate.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

namespace qd::ui {

namespace {
constexpr std::chrono::milliseconds kTyping{150};

/// The hash of what the model was asked; empty where none was.
QByteArray promptOf(const DecisionRecord& decision)
{
    for (const Evidence& piece : decision.evidence)
        if (piece.kind == QLatin1String("prompt") && !decision.run.isNull())
            return keptHash(piece.reference);
    return {};
}
}

DecisionsPage::DecisionsPage(History* history, const Clock* clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_model(new DecisionsModel(history, this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_left(new Panel(tr("Decisions"), this)), m_search(new QLineEdit(this)),
      m_maker(new FilterBox(this)), m_kind(new FilterBox(this)), m_runChip(new Chip({}, this)), m_list(new QListView(this)), m_rows(new DecisionDelegate(m_list)),
      m_empty(new EmptyState(this)), m_stack(new QStackedWidget(this)), m_detail(new Sections(this)),
      m_evidence(new OpenedEvidence(history, this)), m_dossier(new DossierReading(history, this)), m_notice(new ElidedLabel({}, ElidedLabel::Role::Muted, this))
{
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTyping);
    connect(&m_typing, &QTimer::timeout, this, &DecisionsPage::apply);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_maker, &QComboBox::activated, this, &DecisionsPage::apply);
    connect(m_kind, &QComboBox::activated, this, &DecisionsPage::apply);
    connect(m_runChip, &Chip::closed, this, [this] { showRun({}, {}); });
    connect(m_model, &DecisionsModel::statusChanged, this, &DecisionsPage::showStatus);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showDetail();
        m_detail->toTop();
    });
    connect(m_empty, &EmptyState::acted, this, &DecisionsPage::clearFilters);
    connect(m_detail, &Sections::followed, this, &DecisionsPage::follow);
    // The link that was pressed goes with the column that it stands in.
    connect(m_evidence, &OpenedEvidence::changed, this, &DecisionsPage::showDetail, Qt::QueuedConnection);
    showStatus();
    showDetail();
}

void DecisionsPage::build()
{
    setObjectName(QStringLiteral("decisions"));
    setAccessibleName(tr("Decisions"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_list->setObjectName(QStringLiteral("decisions.list"));
    m_list->setAccessibleName(tr("Decisions, newest first"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_rows);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust);
    m_empty->setObjectName(QStringLiteral("decisions.empty"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    setFocusProxy(m_empty);
    auto* body = new QWidget(this);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildFilters());
    column->addWidget(m_stack, 1);
    m_left->setBody(body);
    auto* past = new Chip(tr("As it was …"), this);
    past->setObjectName(QStringLiteral("decisions.past"));
    past->setToolTip(tr("A slider over the whole record: every page shows that moment (Ctrl+T)"));
    connect(past, &Chip::clicked, this, &DecisionsPage::pastAsked);
    m_left->addChip(past);
    auto* save = new Chip(tr("Export …"), this);
    save->setObjectName(QStringLiteral("decisions.export"));
    save->setToolTip(tr("What is listed, with everything that it rests on, as one file to be read anywhere: HTML or PDF"));
    connect(save, &Chip::clicked, this, &DecisionsPage::chooseExport);
    m_left->addChip(save);
    auto* right = new Panel({}, this);
    m_detail->setObjectName(QStringLiteral("decisions.detail"));
    m_detail->setAccessibleName(tr("The decision in full"));
    right->setBody(m_detail);
    m_left->setMinimumWidth(380);
    right->setMinimumWidth(360);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(right);
    m_splitter->setHandleWidth(kGap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({640, 560});
    row->addWidget(m_splitter);
}

QWidget* DecisionsPage::buildFilters()
{
    auto* bar = new QWidget(this);
    auto* column = new QVBoxLayout(bar);
    column->setContentsMargins(kPad, kPad, kPad, kPad);
    column->setSpacing(kGap);
    m_search->setObjectName(QStringLiteral("decisions.search"));
    m_search->setAccessibleName(tr("Search decisions"));
    m_search->setPlaceholderText(tr("Words in decisions, reasons, alternatives and evidence"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setMinimumHeight(32);
    connect(new QShortcut(QKeySequence::Find, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    column->addWidget(m_search);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    m_maker->setObjectName(QStringLiteral("decisions.maker"));
    m_maker->setAccessibleName(tr("Who decided"));
    m_maker->addItem(tr("Everybody"), QString());
    m_kind->setObjectName(QStringLiteral("decisions.kind"));
    m_kind->setAccessibleName(tr("Kind of decision"));
    m_kind->addItem(tr("Every kind"), QString());
    for (const char* kind : {"strategy", "topic", "keyword", "review", "clearance", "approval", "publication", "escalation", "consensus", "intent", "objection", "good-enough"})
        m_kind->addItem(decisionKindWords(QLatin1String(kind)), QLatin1String(kind));
    m_runChip->setObjectName(QStringLiteral("decisions.run"));
    m_runChip->setClosable(true);
    m_runChip->hide();
    row->addWidget(m_maker);
    row->addWidget(m_kind);
    row->addWidget(m_runChip);
    row->addStretch(1);
    column->addLayout(row);
    m_notice->setObjectName(QStringLiteral("decisions.notice"));
    m_notice->hide();
    column->addWidget(m_notice);
    return bar;
}

void DecisionsPage::chooseExport()
{
    auto* dialog = new QFileDialog(this, tr("Export decisions"), {}, tr("Page to search in (*.html);;Paper (*.pdf)"));
    dialog->selectFile(QStringLiteral("decisions.html"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("html"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& kind) { dialog->setDefaultSuffix(kind.contains(QLatin1String("pdf")) ? QStringLiteral("pdf") : QStringLiteral("html")); });
    connect(dialog, &QFileDialog::fileSelected, this, &DecisionsPage::exportTo);
    dialog->open();
}

void DecisionsPage::exportTo(const QString& file)
{
    m_notice->setText(tr("Reading the record …"));
    m_notice->show();
    m_dossier->gather(m_model->filter(), {}, m_state, m_clock->now(), [this, file](const Result<Dossier>& dossier) {
        const Result<Done> saved = dossier ? saveDossier(*dossier, file) : Result<Done>(dossier.error());
        m_notice->setText(saved ? tr("Saved to %1").arg(file) : sentenceOf(saved.error()).what + QLatin1Char(' ') + sentenceOf(saved.error()).wayOut);
    });
}

void DecisionsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_asked)
        apply(); // asked for when it is first seen, so that a start does not wait for it
}

void DecisionsPage::display(const OfficeState& state)
{
    if (state.org.current != m_state.org.current || m_maker->count() == 1 || state.rules.deputies.keys() != m_state.rules.deputies.keys())
        fillMakers(state);
    const bool others = state.org.current != m_state.org.current;
    m_state = state;
    if (others)
        showDetail(); // it may have come before the names did
    QMap<QString, QString> names{{human().text, tr("You")}};
    for (const AgentProfile& agent : state.org.organisation().agents)
        names.insert(agent.id.text, agent.title);
    for (const Deputy& deputy : state.rules.deputies)
        if (deputy.id != human())
            names.insert(deputy.id.text, partyTitle(state, deputy.id));
    m_rows->setContext(names, m_clock->now());
    m_list->viewport()->update();
    if (m_asked && state.activity.decisions != m_known)
        m_model->refresh();
    m_known = state.activity.decisions;
    if (m_asked && m_samples && !hasSampleWork(state))
        QTimer::singleShot(kSamplesLeave, this, &DecisionsPage::apply);
    m_samples = hasSampleWork(state);
}

void DecisionsPage::fillMakers(const OfficeState& state)
{
    const QString chosen = m_wantedMaker.isEmpty() ? m_maker->currentData().toString() : m_wantedMaker;
    m_wantedMaker.clear();
    m_maker->clear();
    m_maker->addItem(tr("Everybody"), QString());
    m_maker->addItem(tr("You"), human().text);
    for (const AgentProfile& agent : state.org.organisation().agents)
        m_maker->addItem(agent.title, agent.id.text);
    for (const Deputy& deputy : state.rules.deputies)
        if (deputy.id != human())
            m_maker->addItem(partyTitle(state, deputy.id), deputy.id.text);
    m_maker->setCurrentIndex(qMax(0, m_maker->findData(chosen)));
}

bool DecisionsPage::isFiltered() const
{
    const DecisionFilter& f = m_model->filter();
    return !f.text.isEmpty() || !f.maker.isEmpty() || !f.kind.isEmpty() || !f.run.isNull();
}

void DecisionsPage::apply()
{
    m_typing.stop();
    m_asked = true;
    DecisionFilter filter;
    filter.text = m_search->text().trimmed();
    filter.maker = {m_maker->currentData().toString()};
    filter.kind = m_kind->currentData().toString();
    filter.run = m_run;
    m_model->setFilter(filter);
}

void DecisionsPage::reload()
{
    if (m_asked)
        apply();
}

void DecisionsPage::clearFilters()
{
    m_search->clear();
    m_maker->setCurrentIndex(0);
    m_kind->setCurrentIndex(0);
    m_run = {};
    m_runChip->hide();
    apply();
}

void DecisionsPage::showRun(const RunId& run, const QString& title)
{
    m_run = run;
    m_runChip->setText(tr("Run: %1").arg(QFontMetrics(smallFont()).elidedText(title, Qt::ElideRight, 180)));
    m_runChip->setToolTip(title.toHtmlEscaped());
    m_runChip->setVisible(!run.isNull());
    apply();
}

void DecisionsPage::showStatus()
{
    const bool any = m_model->rowCount() > 0;
    QWidget* shown = any ? static_cast<QWidget*>(m_list) : m_empty;
    turnTo(m_stack, shown, shown, this);
    m_left->setTitle(m_model->status() == DecisionsModel::Status::Ready ? tr("Decisions · %1").arg(countText(m_model->total())) : tr("Decisions"));
    if (any && !m_list->selectionModel()->hasSelection()) // a list that is given the keys has a current row, but none selected
        m_list->setCurrentIndex(m_list->currentIndex().isValid() ? m_list->currentIndex() : m_model->index(0));
    if (any)
        return;
    showDetail();
    if (m_model->status() == DecisionsModel::Status::Failed) {
        const ErrorSentence sentence = sentenceOf(m_model->error());
        m_empty->set(QStringLiteral("warning"), tr("Decisions can't be read: %1").arg(sentence.what), sentence.wayOut, tr("Try again"));
    } else if (m_model->status() == DecisionsModel::Status::Loading) {
        m_empty->set(QStringLiteral("clock"), tr("Reading the record …"));
    } else if (isFiltered()) {
        m_empty->set(QStringLiteral("filter"), tr("No decision passes these filters."), tr("Fewer words find more."), tr("Clear the filters"));
    } else {
        m_empty->set(QStringLiteral("decisions"), tr("Nothing has been decided yet."),
                     tr("Every significant decision is kept here with its reasons, from the first brief on."));
    }
}

void DecisionsPage::follow(const QString& to)
{
    const DecisionRow* row = m_model->row(m_list->currentIndex().row());
    if (row && to == QLatin1String("run"))
        emit runTrafficRequested(row->decision.run);
    else if (row && to == QLatin1String("call"))
        emit callRequested(row->decision.run, promptOf(row->decision));
    else if (row && to == QLatin1String("try"))
        emit tryRequested(row->decision.run, row->decision.id);
    else if (row)
        m_evidence->toggle(to.section(QLatin1Char('.'), 1).toInt(), m_state);
}

void DecisionsPage::showDetail()
{
    if (const DecisionRow* row = m_model->row(m_list->currentIndex().row())) {
        m_evidence->setDecision(row->decision);
        QList<FactLine> lines = factsOf(row->decision, m_state, m_clock->now(), m_evidence->lines());
        if (!promptOf(row->decision).isEmpty())
            lines << FactLine::link(tr("Look into the call behind it"), QStringLiteral("call"));
        if (m_tryable && !row->decision.run.isNull())
            lines << FactLine::link(tr("Try this differently …"), QStringLiteral("try"));
        m_detail->set(lines);
    } else
        m_detail->set({FactLine::heading(tr("One decision")),
                       FactLine::plain(tr("Select a decision to see what was decided, why, and what else was weighed."), Tone::Muted)});
}

void DecisionsPage::save(QSettings* settings) const
{
    settings->setValue(QStringLiteral("decisions/columns"), m_splitter->saveState());
    settings->setValue(QStringLiteral("decisions/text"), m_search->text());
    settings->setValue(QStringLiteral("decisions/kind"), m_kind->currentData());
    settings->setValue(QStringLiteral("decisions/maker"), m_wantedMaker.isEmpty() ? m_maker->currentData().toString() : m_wantedMaker);
}

void DecisionsPage::restore(const QSettings* settings)
{
    m_splitter->restoreState(settings->value(QStringLiteral("decisions/columns")).toByteArray());
    m_search->setText(settings->value(QStringLiteral("decisions/text")).toString());
    m_kind->setCurrentIndex(qMax(0, m_kind->findData(settings->value(QStringLiteral("decisions/kind")))));
    m_wantedMaker = settings->value(QStringLiteral("decisions/maker")).toString();
    m_typing.stop(); // it is asked for when the page is seen
}

} // namespace qd::ui
