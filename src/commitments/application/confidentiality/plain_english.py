"""The ordinary English words in which a deliverable is promised: they name nobody and nothing.

A word that could be a name, a number, a code word, money, blame or a secret is left out, so that a
person looks at it first.
"""

_PRONOUNS = """
i me my mine we us our ours you your yours it its them their this that these those who which what when where why how
all any both each every everybody everyone everything nothing anything something some none other others another same
such
"""
_SMALL = """
a an the and or but nor so yet if as at by for from in into of off on onto out over per than then through to under
until till up via with within without about above across after again against ahead along already also although always
among around away back because before behind below beside besides during early either else enough even ever except
exactly far few first forward fully further here however instead just last lastly late later least less likely little
long lot lots many maybe mid more most much must near nearly neither next no not now often once only otherwise overall
own perhaps please quickly quite rather right roughly separately several shortly since soon sooner still sure
surely there therefore though thus together too unless upon usual usually very well while whole yes
immediately directly completely finally currently actually really properly safely securely ok okay thank thanks sorry
hi hello dear hey earlier yep yup yeah down online offline myself yourself yourselves ourselves itself beyond
meanwhile apologies like worries
"""
_AUXILIARIES = """
am are be been being is was were can could did do does doing done had has have having might shall should will would
cannot let lets need get got getting gotten
"""
_TIMES = """
today tomorrow tonight yesterday day week month quarter year hour minute morning noon afternoon evening night weekend
midday midnight deadline date time moment end start beginning middle daily weekly monthly quarterly yearly annual eod
eow asap monday tuesday wednesday thursday friday saturday sunday january february march april june july august
september october november december
"""
_VERBS = """
accept access achieve acknowledge activate adapt add address adjust advise agree align allow amend analyse analyze
announce answer appear apply appreciate approve archive arrange arrive ask assemble assess assign assist assure attach
attend audit authorise authorize automate avoid balance begin book bring build calculate calibrate call cancel care
carry categorise categorize certify change check choose clarify clean clear close collect come comment compare compile
complete compress concern conclude configure confirm connect consider consolidate consult contact contain continue
contribute convert coordinate copy correct count cover create customise customize cut deal decide define delay deliver
demonstrate deploy describe design detail determine develop diagnose digitise digitize direct disable discuss dispatch
display distribute document download draft draw drop edit eliminate email enable encrypt enhance ensure enter escalate
establish estimate evaluate examine exceed exchange execute expand expect expedite explain explore export extend
extract fill filter finalise finalize find finish fit fix focus follow forecast format fulfil fulfill gather generate
give go guarantee guide handle happen hear help hold host identify implement import improve include incorporate
increase indicate inform initiate inspect install integrate introduce investigate invite invoice issue join keep know
label launch lead learn leave list load localise localize look maintain make manage map measure meet mention merge
migrate modify monitor move name notify number obtain offer open operate optimise optimize order organise organize
outline pack package participate patch perform place plan point polish post prepare present preserve prevent print
prioritise prioritize proceed process produce program promise propose protect provide provision publish pull purchase
put query quote raise reach read receive recommend reconcile recover redesign redo reduce refer refine refresh
register relate relaunch release relocate remain remind remove rename renew repair repeat replace reply report
reproduce request require reschedule resend reset resolve respond restart restore restructure resume retest return
review revise rework rewrite roll rotate run save say scan schedule seal secure see select send separate serve set
settle setup share ship show sign simplify simulate solve sort source speak specify stabilise stabilize stay stop
store strengthen structure submit suggest summarise summarize supply support suspend swap switch synchronise
synchronize tailor take talk test throw track train transfer translate transport treat troubleshoot try tune turn
understand unblock unlock update upgrade upload use validate verify view visit wait walk want watch work worry wrap
write written sent made gave given took taken went gone came ran brought built began begun chosen drawn drew found
held kept knew known led left meant met said saw seen shown spoke spoken stood taught thought understood wrote shipped
rebuild rerun reissue reload resubmit refund reimburse reprocess rehost recheck relay dig deploying apologise
apologize backfill charge push hand touch ramp slip sit lose commit courier drive feel figure grow hurry intend lay
lean leverage lift lock log mean mind notarise notarize pass pick pin reassure reopen reship retrieve revert ring
scale scrub shut sleep spin stand step tag tear tidy top trim unpack warm wipe wire zip affect block blocked calm
chase cool credit dedicate drill enclose engage enlarge equip factor fetch highlight ingest inquire land onboard
offboard peek ping pop preload probe qualify rank relabel rehearse render reorder reword redraw resize restock sample
seed shape slice smooth staff stamp stitch sync tabulate trace transcribe type undo upsize weigh widen zoom worked
reworked
"""
_NOUNS = """
cause ability acceptance account action activity addendum addition admin administrator advance advice adviser advisor
agenda agent aggregate agreement alert alignment alternative amendment amount analysis analyses annex annotation app
appendix appliance applicant application appointment approach approval architecture area article artefact artifact
assembly assessment asset assistance attachment attendee attention attribute audience audio author authentication
authorisation authorization automation availability backlog backup badge banner bar barcode baseline basis batch
battery behaviour behavior benefit bid billing binder blocker board body booking booklet bottom box brand breakdown
bridge brief briefing brochure browser building bundle business button cable calendar calibration campaign capacity
caption card carrier cart case catalog catalogue category cell certificate certification chair challenge changelog
channel chapter chart checklist checkout class clause client clip cloud cluster code collateral colleague collection
color colour column command comparison compatibility compliance component computer concept condition conference
configuration confirmation connection connector console construction consultation container content contents context
contract contractor control controller conversion corner correction counter country course courtesy coverage
credential credentials criteria criterion crew currency cutover cycle dashboard data database dataset debrief decision
deck default defect definition deliverable delivery demo demonstration department deployment description desk
destination details developer development device diagram dialog difference dimension direction directory disk
distribution division doc documentation domain door drawing driver driveway duplicate duration edition editor effort
element employee endpoint engine engineer engineering entry environment equipment error evaluation event evidence
example exception execution exercise expectation experience expert explanation expression extension extraction
facility factory failover failure feature fee feedback feed field file finding firewall firmware fixture flag floor
flow flyer folder font footage footer form foundation frame framework frequency frontend function functionality gap
gateway goods graph graphic ground group guest guidance guideline handbook handling handout handover hardware header
headline heads home homepage hotfix hotline house icon idea identifier illustration image impact implementation
improvement inbox incident index indicator industry information infrastructure inquiry enquiry input insight
inspection installation instance instruction insurance integration interest interface interruption interview
introduction inventory investigation invitation item job journal journey key keyboard kickoff kit labour labor
language laptop law layer layout leaflet learning legend lesson letter level licence license lifecycle light limit
line link listing local location login logistics logo loop machine mail mailbox mailing maintenance management manager
manual manufacturing mapping market marketing mask master material matrix matter measurement mechanism media meeting
member memo menu message meter method metric migration milestone minutes mistake mitigation mobile mockup mode model
module monitoring motor network newsletter note notebook notes notice notification objective observation office
officer onboarding operation operator option organisation organization orientation origin outage outcome output
overview owner packaging packet page paint pallet panel paper paperwork paragraph parameter parcel part participant
partner party passage password path patience payload payment people performance period permission permit person
personnel phase phone photo picture piece pilot pipeline planning plant platform plugin policy pool portal portfolio
position poster postmortem power practice preparation presentation preview price pricing printer priority problem
procedure processing processor procurement product production professional profile programme progress project
projection promotion prompt proof proofread proposal protection protocol prototype provider publication pump purpose
quality quantity question questionnaire queue quotation rack range rate reading receipt recipe recipient
recommendation reconciliation recording recovery reference region registration relation reminder renewal replacement
replica reporting repository representative reproduction requirement research reservation resolution resource response
responsibility rest restoration result retention revision road roadmap role rollback rollout room root router routine
row rule safety sandbox scheme schema scope score scorecard screen screenshot script search seat section sector
security segment selection seminar sensor sequence series server service session setting sheet shelf shift shipment
shipping side signature site size sketch slide slides slot software solution space spare specialist specification spec
speed spreadsheet stage staging stakeholder standard state statement station status stock storage storefront story
strategy street style subject submission subscription subtitle suite summary supplier survey system table tablet
target task team technician technology template tenant term terms tester testing text theme thing thread ticket
timeline timetable title token tool toolkit topic tour tracker tracking training transcript transition translation
trial trip troubleshooting truck tutorial unit usage user username utility validation value van variant variation
vehicle vendor verification version video visual visualisation visualization volume voucher walkthrough warehouse
warning warranty wave way website webinar webhook weight wireframe wiring word wording workaround workflow workplace
workshop workspace writing writeup zone desktop artwork cert certs specs admins docs deposit sla rca sow customer
frustration ownership lab laboratory doorstep dock branch folk folks charger closure dev infra bug accessory adapter
adaptor aisle alarm antenna auditorium awning bag bearing belt bolt bottle bracket brake brick bucket bulb bus cabinet
camera canopy carton cartridge ceiling chip chute circuit clamp coating coil compressor conveyor cooler cord crane
crate cup cushion cylinder deskside doorway drum duct fan fence fiber fibre fitting fork forklift furniture fuse
gasket gauge gear generator glass glove heater hinge hose hub insulation jacket lamp lens lever lid lighting lining
locker magnet mat meal mesh mirror mount mouse nozzle nut oven pad pipe piping plate plug pulley reel rivet rod roller
roof rope rubber sack safe scaffold scanner screw sheeting shaft shed shelving signage sink socket spring steel stool
strap tank tap tape tent tile tin tire toner tray trolley tube turbine tyre valve vent wall washer wheel window wood
worktop uniform adoption affair airport analytics anchor auditing bench blueprint branding breakfast builder bulletin
chat circle classification clearance clinic coach coaching collaboration committee community companion competition
conclusion constraint consumer contest continuity contribution copywriting correspondence cutoff daytime degree
dependency designer diagnosis digest dinner discovery discussion distributor dossier downtime ecosystem eligibility
embed enablement encryption endorsement enrolment enrollment exhibit exhibition exit explainer exporter fabric family
fulfilment fulfillment footnote forum gallery glossary goal grid groundwork growth handset harness health history
incentive indexing ingestion inspector installer keynote landing lane latency leadership library locale lookup lunch
marker metadata mix mood motion navigation node norm numbering palette peer persona pickup placement planner player
podcast polling presence press prefix pressure producer promo quiz rating ratio readiness readme reader reason recap
receiver redirect reduction regression rehearsal remark remedy retry retrospective reviewer routing scenario seating
secretary sender signal signoff signup snapshot snippet sponsor sprint stability storyboard stream studio success
suggestion supervisor surface syntax tab tagline tariff taxonomy telemetry tenancy throughput thumbnail tip toggle
touchpoint trainer trainee trend trigger turnaround tweak upkeep uptime utilisation utilization vacancy validity venue
vote wallpaper web widget wizard workbook worker workload worksheet writer
"""
_QUALITIES = """
able accessible accurate active actual additional adequate aligned appropriate automatic available aware basic better
best big bright broken careful certain common compact compatible comprehensive concise corrected critical current
custom damaged dark dedicated deep detailed different digital due easy effective efficient electronic empty entire
equal essential exact existing experimental extended extra failing failed faulty final fine fixed flat flexible formal
former free fresh friendly full functional future general genuine glad global good great happy hard heavy helpful high
historical human ideal important improved incomplete incorrect individual initial interactive interim joint large
latest leading legal limited live loose low main major matching medium minimal minor missing multiple narrow native
necessary new nice normal official old onsite operational optional original outstanding overdue parallel partial past
perfect permanent physical pending possible practical precise preliminary previous primary principal printed prior
probable proper proposed public quick quiet ready real realistic recent redacted regional regular related relevant
reliable remaining remote responsible responsive revised rough round scheduled secondary serious short signed similar
simple single slow small soft solid special specific stable steady stuck strong successful suitable tailored technical
temporary thorough tight total translated unclear unique unlimited unresolved upcoming updated urgent useful valid
various visible welcome wide worldwide wrong doable neat crisp compliant consistent contractual convenient dynamic
eligible encrypted executive explicit external fair familiar favourable favorable finished firm granular harmless
hourly identical illustrated immediate inclusive independent informal informative inspected instant intact
intermediate itemised itemized labelled labeled lightweight lower mandatory measurable modern mutual neutral nightly
opposite orderly packed paperless particular patient polished prepared printable qualified random raw readable
reasonable refurbished removable repeatable replaceable resolved reusable rolling rounded searchable sensible shared
sharp sincere sorted spotless staged structured sufficient supported tested thick thin timely tiny transparent trusted
unchanged unused upper verified vertical waterproof wireless working
"""
_ABBREVIATIONS = """
api apis cad cdn csv dns docx ec erp etl faq faqs ftp gdpr gui hr html iso json kpi kpis lms mfa mp nda ocr oauth otp
pc pdf pdfs png poc po pptx pr prod qa qr rfp rfq rma saml sbom sdk sdks sftp sms soc sql ssh ssl sso svg tls ui uat
url ux vpn wifi xls xlsx xml yaml zip eu us uk fyi re pos crm cms bi ai ml it sd hd tv usb hdmi lan ram ssd cpu gpu os
ios vm ip tcp udp mqtt plc hvac led msds coa bol awb eta etd moq bom ecn dpa tos msa kyc pci ce fcc rohs vat tax rpa
mvp ga eol qbr poa poe
"""
_COMPOUNDS = """
follow-up go-live hand-over kick-off on-call on-site off-site opt-in opt-out post-mortem pre-release proof-read
read-only re-deliver re-export re-import re-issue re-run re-send re-test roll-back roll-out root-cause run-through
set-up sign-off sign-up single-sign-on start-up step-by-step stand-by stop-gap time-line time-zone to-do up-to-date
user-guide walk-through warm-up well-tested work-around write-up end-to-end e-mail how-to long-term short-term
high-level low-level full-time part-time real-time two-factor multi-factor
"""
WORDS = frozenset(
word
for group in (
 _PRONOUNS, _SMALL, _AUXILIARIES, _TIMES, _VERBS, _NOUNS, _QUALITIES, _ABBREVIATIONS, _COMPOUNDS,
 )
for word in group.split()
)  # fmt: skip
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
# What a promise begins with: any other word with a capital there may be a name (Box, Rod, Best).
VERBS = frozenset(_VERBS.split())
BEGINNINGS = frozenset(word for group in (_PRONOUNS, _SMALL, _AUXILIARIES, _TIMES) for word in group.split())
# Ordinary with a capital too; the months that are also first names are not.
_DAYS_AND_MONTHS = """
monday tuesday wednesday thursday friday saturday sunday january february march july september october november
december
"""
CAPITALIZED = frozenset(_DAYS_AND_MONTHS.split())
# With a capital these are names, even at the start of a sentence.
_NAMES = """
april art august baker bank bill brook bush carter chase cook cooper cross dean drew faith field fisher ford frank
gene grace grant green guy hill hope hunter jack june king lane law long love mark mason max may miles miller page
park parker pat pearl penny pierce pope porter price ray reed rich river rob rose sage sharp short small snow stone
strong sue summer sweet victor wade walker water west white will wise wood woods young
block close dear early land lay lean little lock pack ramp ran render ring said scale seal slice stamp trace train zoom
"""
NAMES_WITH_CAPITAL = frozenset(_NAMES.split())
