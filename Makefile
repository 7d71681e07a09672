# All that a contributor runs. Everything happens in .venv; what is generated is in .gitignore.

BIN := .venv/bin
# The stamp holds the folder's path: a venv knows where it stands, so a copied or moved folder needs a new one, as does a
# folder whose Python is gone.
STAMP := .venv/installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# For instance: make test PYTEST_FLAGS="-k numerals", make lock UV_FLAGS=--upgrade
PYTEST_FLAGS ?=
SCRIPTS_FLAGS ?=
UV_FLAGS ?=
BENCH_FLAGS ?=

.PHONY: help site serve test coverage fuzz bench check manual licences sbom audit lock clean FORCE
.DEFAULT_GOAL := help

help: ## 列出全部命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

site: $(STAMP) ## 生成网站，放在 site/（首次运行先装好所需的一切）
	$(BIN)/gongwen build

serve: $(STAMP) ## 生成网站并在本机打开服务；改动 docs/ 后自动重新生成
	$(BIN)/gongwen serve

test: $(STAMP) ## 全部检查：格式、规范、类型、docs/ 里的内容、测试
	@tools/browser.sh --install
	@command -v pdftotext >/dev/null || tools/apt-install.sh poppler-utils
	@command -v soffice >/dev/null || tools/apt-install.sh libreoffice-writer-nogui
	@command -v java >/dev/null || tools/apt-install.sh default-jre-headless
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@command -v npm >/dev/null || tools/apt-install.sh npm
	tools/scripts/check.sh $(SCRIPTS_FLAGS)
	$(BIN)/gongwen check --strict
	$(BIN)/pytest -m "" -n auto --dist loadfile --no-loadscope-reorder -rs $(PYTEST_FLAGS)

coverage: $(STAMP) ## 量测试走到哪些行（比 make test 久一半），少于 95% 就报错
	rm -rf build/coverage
	$(BIN)/coverage run -m pytest -q -m "" -n auto --dist loadfile --no-loadscope-reorder $(PYTEST_FLAGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --fail-under=95

fuzz: $(STAMP) ## 久跑：种子固定的随机试验，数以千计（docs/dev/testing.md）
	GONGWEN_FUZZ=1 $(BIN)/pytest -m fuzz -n auto -rs $(PYTEST_FLAGS)

bench: $(STAMP) ## 量 1、20、100、1000 件公文的库要用多少时间、内存和磁盘，与 Material 同做（一小时以上，机器要空着）
	$(BIN)/python benchmarks/libraries.py --table benchmarks/libraries.md --plot benchmarks/libraries.svg $(BENCH_FLAGS)

check: $(STAMP) ## 检查 docs/ 里的内容：公文、批注、词条
	$(BIN)/gongwen check

manual: $(STAMP) ## 生成说明书，放在 build/manual/
	$(BIN)/python tools/manual.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --config-file docs/manual/manual.yml

licences: $(STAMP) ## 列出所装各包的许可；没有写明或不能接受的就报错
	@$(BIN)/python tools/supply_chain.py licences

sbom: $(STAMP) ## 按 requirements.lock 写出物料清单（CycloneDX JSON），打印到标准输出
	@$(BIN)/python tools/supply_chain.py sbom

audit: $(STAMP) ## 向软件源查询锁定的版本有没有已知的弱点；查不到就说明
	@$(BIN)/python tools/supply_chain.py audit

lock: ## 按 pyproject.toml 重新锁定依赖版本（UV_FLAGS=--upgrade 则全部升级）
	@tools/make-venv.sh
	$(BIN)/python -c 'import uv' 2>/dev/null || $(PIP) install --quiet uv
	$(BIN)/python -m uv pip compile pyproject.toml --group build --group test --group lint --universal \
	    --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command "make lock" --quiet \
	    --output-file requirements.lock $(UV_FLAGS)
	$(BIN)/python -m uv pip compile --group release --universal \
	    --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command "make lock" --quiet \
	    --output-file tools/release.lock $(UV_FLAGS)

clean: ## 删除一切生成的文件（包括 .venv）
	rm -rf .venv build site site-offline site-offline.zip .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find build_scripts tests -name __pycache__ -prune -exec rm -rf {} +

ifneq ($(shell [ -x $(BIN)/python ] && cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): FORCE
endif

# The lock is complete, so nothing is resolved. `--require-hashes` refuses `-e .`: the project itself goes in second, built
# by the locked hatchling, from no index.
$(STAMP): requirements.lock pyproject.toml
	@tools/make-venv.sh
	@echo "正在安装依赖……"
	@$(PIP) install --quiet --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) install --quiet --no-index --no-deps --no-build-isolation --editable .
	@printf '%s' '$(CURDIR)' >$@
