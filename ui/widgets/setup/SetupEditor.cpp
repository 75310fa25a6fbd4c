#include "ui/widgets/setup/SetupEditor.h"

#include "core/base/Describe.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/widgets/setup/ChangeText.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace qd::ui {

namespace {

constexpr double kAsUsual = -0.05; ///< below the scale: nothing is said of it
constexpr int kLines = 4;     ///< of the instructions
constexpr int kFewLines = 2;  ///< of a text of a sentence or two
constexpr int kRound = 20;    ///< above and below its lines: frame, padding and margin of the document
constexpr int kNarrowBelow = 45; ///< characters: names then stand above their fields

QStringList namesIn(const QString& text)
{
    QStringList names = text.split(u',', Qt::SkipEmptyParts);
    for (QString& name : names)
        name = name.trimmed();
    names.removeAll(QString());
    return names;
}

} // namespace

SetupEditor::SetupEditor(QWidget* parent)
    : QWidget(parent), m_model(new FilterBox(this)), m_temperature(new QDoubleSpinBox(this)), m_thinking(new QSpinBox(this)), m_tools(new QLineEdit(this)),
      m_role(new QPlainTextEdit(this)), m_tone(new QLineEdit(this)), m_style(new QLineEdit(this)), m_example(new QPlainTextEdit(this)),
      m_instructions(new QPlainTextEdit(this)), m_reason(new QLineEdit(this)), m_form(new QFormLayout(this)), m_changes(new QLabel(this)),
      m_use(new Chip(tr("Use from now on"), this)), m_keep(new Chip(tr("Only keep it"), this))
{
    build();
    connect(m_model, &QComboBox::currentIndexChanged, this, &SetupEditor::adjust);
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, &SetupEditor::adjust);
    connect(m_thinking, &QSpinBox::valueChanged, this, &SetupEditor::adjust);
    for (const QLineEdit* line : {m_tools, m_tone, m_style})
        connect(line, &QLineEdit::textChanged, this, &SetupEditor::adjust);
    for (const QPlainTextEdit* text : texts())
        connect(text, &QPlainTextEdit::textChanged, this, &SetupEditor::adjust);
    connect(m_use, &Chip::clicked, this, [this] { emit wanted(true); });
    connect(m_keep, &Chip::clicked, this, [this] { emit wanted(false); });
}

void SetupEditor::build()
{
    m_form->setContentsMargins(kPad, kGap, kPad, kGap);
    m_form->setHorizontalSpacing(kPad);
    m_form->setVerticalSpacing(kHalfGap);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    buildTexts();
    buildModel();
    m_reason->setPlaceholderText(tr("Kept in the record"));
    add(m_reason, "setup.reason", tr("Why"));
    m_changes->setTextFormat(Qt::RichText);
    m_changes->setWordWrap(true);
    m_changes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    add(m_changes, "setup.changes", tr("What changes"));
    auto* buttons = new FlowLayout;
    buttons->setSpacing(kGap);
    m_use->setObjectName(QStringLiteral("setup.use"));
    m_keep->setObjectName(QStringLiteral("setup.keep"));
    m_keep->setToolTip(tr("A new version that is not used: to be tried beside the one that is"));
    buttons->addWidget(m_use);
    buttons->addWidget(m_keep);
    auto* none = new QWidget(this); // below the fields, not below their names
    none->setFixedHeight(0);
    m_form->addRow(none, buttons);
    changeEvent(nullptr);
    adjust();
}

void SetupEditor::add(QWidget* field, const char* id, const QString& title)
{
    auto* label = new QLabel(title, this);
    label->setProperty("role", QStringLiteral("muted"));
    label->setBuddy(field);
    field->setObjectName(QString::fromLatin1(id));
    field->setAccessibleName(title);
    m_form->addRow(label, field);
}

void SetupEditor::buildTexts()
{
    m_role->setPlaceholderText(tr("What it answers for, as the model is told"));
    m_tone->setPlaceholderText(tr("How it sounds: warm, dry, factual"));
    m_style->setPlaceholderText(tr("How it writes: short sentences, figures first"));
    m_example->setPlaceholderText(tr("A sentence as it would write it"));
    m_instructions->setPlaceholderText(tr("What it is told besides its role, in your words"));
    add(m_role, "setup.role", tr("Role"));
    add(m_tone, "setup.tone", tr("Tone"));
    add(m_style, "setup.style", tr("Style"));
    add(m_example, "setup.example", tr("Example"));
    add(m_instructions, "setup.instructions", tr("Instructions"));
    for (QPlainTextEdit* text : texts())
        text->setTabChangesFocus(true);
}

void SetupEditor::buildModel()
{
    m_temperature->setRange(kAsUsual, 1);
    m_temperature->setSingleStep(0.05);
    m_temperature->setSpecialValueText(tr("as usual"));
    m_temperature->setToolTip(tr("How freely it chooses its words: 0 says the same each time, 1 varies most"));
    m_thinking->setRange(0, 64'000);
    m_thinking->setSingleStep(1'024);
    m_thinking->setSpecialValueText(tr("none"));
    m_tools->setPlaceholderText(tr("Names, with commas"));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(12);
    add(m_model, "setup.model", tr("Model"));
    add(m_temperature, "setup.temperature", tr("Temperature"));
    add(m_thinking, "setup.thinking", tr("Tokens to think with"));
    add(m_tools, "setup.tools", tr("Tools"));
    for (QAbstractSpinBox* box : std::initializer_list<QAbstractSpinBox*>{m_temperature, m_thinking})
        box->setButtonSymbols(QAbstractSpinBox::NoButtons); // the keys and the wheel turn it
}

/// As many lines as fit a few sentences, at the size of text that she chose.
void SetupEditor::changeEvent(QEvent* event)
{
    if (event)
        QWidget::changeEvent(event);
    const double line = QFontMetricsF(bodyFont()).lineSpacing();
    if (!event || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        for (QPlainTextEdit* text : texts())
            text->setFixedHeight(int((text == m_instructions ? kLines : kFewLines) * line * 1.1) + kRound);
    if (event && event->type() == QEvent::StyleChange)
        adjust(); // its colours are in the changes
}

void SetupEditor::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < kNarrowBelow * QFontMetrics(bodyFont()).averageCharWidth();
    const auto policy = isNarrow ? QFormLayout::WrapAllRows : QFormLayout::DontWrapRows;
    if (m_form->rowWrapPolicy() != policy)
        m_form->setRowWrapPolicy(policy);
}

void SetupEditor::fillModels(const QString& tierModel)
{
    m_model->clear();
    m_model->addItem(tierModel.isEmpty() ? tr("That of its tier") : tr("That of its tier: %1").arg(tierModel), QString());
    QStringList known = m_models;
    if (!m_loaded.model.isEmpty() && !known.contains(m_loaded.model))
        known.prepend(m_loaded.model);
    for (const QString& model : std::as_const(known))
        if (model.contains(u':'))
            m_model->addItem(model, model);
    m_model->setCurrentIndex(qMax(0, m_model->findData(m_loaded.model)));
}

void SetupEditor::load(const Configuration& configuration, const QString& tierModel)
{
    m_loaded = configuration;
    fillModels(tierModel);
    m_temperature->setValue(configuration.temperature.value_or(kAsUsual));
    m_thinking->setValue(configuration.thinking ? int(configuration.thinking->value) : 0);
    m_tools->setText(configuration.tools.join(QLatin1String(", ")));
    m_tone->setText(configuration.personality.tone);
    m_style->setText(configuration.personality.style);
    m_role->setPlainText(configuration.role);
    m_example->setPlainText(configuration.personality.example);
    m_instructions->setPlainText(configuration.instructions);
    for (QLineEdit* one : {m_tools, m_tone, m_style})
        one->setCursorPosition(0); // its beginning is seen
    m_shown = {{m_tone, m_tone->text()}, {m_style, m_style->text()}};
    for (const QPlainTextEdit* text : texts())
        m_shown.insert(text, text->toPlainText());
    m_reason->clear();
    adjust();
}

QString SetupEditor::said(const QWidget* field, const QString& loaded) const
{
    const auto* text = qobject_cast<const QPlainTextEdit*>(field);
    const QString now = text ? text->toPlainText() : static_cast<const QLineEdit*>(field)->text();
    return now == m_shown.value(field) ? loaded : now.trimmed();
}

Configuration SetupEditor::configuration() const
{
    Configuration now = m_loaded;
    now.role = said(m_role, m_loaded.role);
    now.personality.tone = said(m_tone, m_loaded.personality.tone);
    now.personality.style = said(m_style, m_loaded.personality.style);
    now.personality.example = said(m_example, m_loaded.personality.example);
    now.instructions = said(m_instructions, m_loaded.instructions);
    now.model = m_model->currentData().toString();
    if (now.model.isEmpty())
        now.fallbacks.clear();
    if (m_temperature->value() < 0)
        now.temperature.reset();
    else if (!m_loaded.temperature || qAbs(*m_loaded.temperature - m_temperature->value()) >= 0.005) // it shows two digits
        now.temperature = qRound(m_temperature->value() * 100) / 100.0;
    now.thinking = m_thinking->value() == 0 ? std::nullopt : std::optional(TokenCount{m_thinking->value()});
    now.tools = namesIn(m_tools->text());
    return now;
}

bool SetupEditor::isChanged() const
{
    return encode(configuration()) != encode(m_loaded);
}

QString SetupEditor::reason() const
{
    return m_reason->text().simplified();
}

void SetupEditor::setUsable(bool usable)
{
    m_usable = usable;
    m_use->setToolTip(usable ? QString() : tr("Two versions are being tried: end the trial first"));
    adjust();
}

void SetupEditor::adjust()
{
    const bool changed = isChanged();
    m_changes->setText(changeMarkup(rules::differences(m_loaded, configuration())));
    m_form->setRowVisible(m_changes, changed);
    m_use->setEnabled(changed && m_usable);
    m_keep->setEnabled(changed);
}

} // namespace qd::ui
