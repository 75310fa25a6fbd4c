#include "ui/widgets/setup/SetupEditor.h"

#include "core/base/Describe.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/parts/FilterBox.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace qd::ui {

namespace {

constexpr double kAsUsual = -0.05; ///< below the scale: nothing is said of it
constexpr int kLines = 4;

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
      m_instructions(new QPlainTextEdit(this)), m_reason(new QLineEdit(this)), m_use(new Chip(tr("Use from now on"), this)), m_keep(new Chip(tr("Only keep it"), this))
{
    build();
    connect(m_model, &QComboBox::currentIndexChanged, this, &SetupEditor::adjust);
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, &SetupEditor::adjust);
    connect(m_thinking, &QSpinBox::valueChanged, this, &SetupEditor::adjust);
    connect(m_tools, &QLineEdit::textChanged, this, &SetupEditor::adjust);
    connect(m_instructions, &QPlainTextEdit::textChanged, this, &SetupEditor::adjust);
    connect(m_use, &Chip::clicked, this, [this] { emit wanted(true); });
    connect(m_keep, &Chip::clicked, this, [this] { emit wanted(false); });
}

void SetupEditor::build()
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(kPad, kGap, kPad, kGap);
    form->setHorizontalSpacing(kPad);
    form->setVerticalSpacing(kHalfGap);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    const auto add = [&](QWidget* field, const char* id, const QString& title) {
        auto* label = new QLabel(title, this);
        label->setProperty("role", QStringLiteral("muted"));
        field->setObjectName(QString::fromLatin1(id));
        field->setAccessibleName(title);
        form->addRow(label, field);
    };
    m_temperature->setRange(kAsUsual, 1);
    m_temperature->setSingleStep(0.05);
    m_temperature->setSpecialValueText(tr("as usual"));
    m_thinking->setRange(0, 64'000);
    m_thinking->setSingleStep(1'024);
    m_thinking->setSpecialValueText(tr("none"));
    m_tools->setPlaceholderText(tr("Names, with commas between them"));
    m_instructions->setPlaceholderText(tr("What it is told besides its role, in your words"));
    m_instructions->setTabChangesFocus(true);
    m_reason->setPlaceholderText(tr("Kept in the record"));
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(12);
    add(m_model, "setup.model", tr("Model"));
    add(m_temperature, "setup.temperature", tr("Temperature"));
    add(m_thinking, "setup.thinking", tr("Tokens to think with"));
    add(m_tools, "setup.tools", tr("Tools"));
    add(m_instructions, "setup.instructions", tr("Instructions"));
    add(m_reason, "setup.reason", tr("Why"));
    for (QAbstractSpinBox* box : std::initializer_list<QAbstractSpinBox*>{m_temperature, m_thinking})
        box->setButtonSymbols(QAbstractSpinBox::NoButtons); // the keys and the wheel turn it
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    m_use->setObjectName(QStringLiteral("setup.use"));
    m_keep->setObjectName(QStringLiteral("setup.keep"));
    m_keep->setToolTip(tr("A new version that is not used: to be tried beside the one that is"));
    buttons->addWidget(m_use);
    buttons->addWidget(m_keep);
    buttons->addStretch(1);
    form->addRow(new QLabel(this), buttons);
    changeEvent(nullptr);
    adjust();
}

/// As many lines as fit a few sentences, at the size of text that she chose.
void SetupEditor::changeEvent(QEvent* event)
{
    if (event)
        QWidget::changeEvent(event);
    if (!event || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_instructions->setFixedHeight(kLines * QFontMetrics(bodyFont()).lineSpacing() + 2 * kGap);
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
    m_instructions->setPlainText(configuration.instructions);
    m_reason->clear();
    adjust();
}

Configuration SetupEditor::configuration() const
{
    Configuration now = m_loaded;
    now.model = m_model->currentData().toString();
    if (now.model.isEmpty())
        now.fallbacks.clear();
    if (m_temperature->value() < 0)
        now.temperature.reset();
    else if (!m_loaded.temperature || qAbs(*m_loaded.temperature - m_temperature->value()) >= 0.005) // it shows two digits
        now.temperature = qRound(m_temperature->value() * 100) / 100.0;
    now.thinking = m_thinking->value() == 0 ? std::nullopt : std::optional(TokenCount{m_thinking->value()});
    now.tools = namesIn(m_tools->text());
    now.instructions = m_instructions->toPlainText().trimmed();
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
    m_use->setEnabled(changed && m_usable);
    m_keep->setEnabled(changed);
}

} // namespace qd::ui
