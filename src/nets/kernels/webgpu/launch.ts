import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { env, type TensorInfo } from '@tensorflow/tfjs-core';

/** A storage buffer as the shader sees it. */
export interface Binding {
  readonly name: string;
  /** WGSL type of the whole array, for example `array<vec4f>`. */
  readonly type: string;
}

/**
 * A compute shader of ours. tfjs' own program interface allows one output and specialises by rank;
 * these kernels need several outputs and are specialised by shape, all but the batch.
 */
export interface Program {
  /** Names the code: programs of equal keys have equal code. */
  readonly key: string;
  readonly inputs: readonly Binding[];
  readonly outputs: readonly Binding[];
  /** Numbers that change from call to call, as members of `parameters`. */
  readonly parameters: readonly (readonly [name: string, type: 'u32' | 'f32'])[];
  readonly workgroupSize: number;
  /** Defines `fn body(group: u32, local: u32)`, run by every invocation of every workgroup. */
  readonly code: () => string;
}

/** What is used of tfjs' command recording beyond its public interface (tfjs 4.22). */
interface Recorder {
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  commandQueueOwnedIds: WeakSet<object>;
  dispatchCountInPass: number;
  uniformPendingDisposal: GPUBuffer[];
}

/** Every adapter allows this many workgroups in each dimension. */
const WIDEST = 65_535;

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

/** Whether this tfjs records commands in the way that `launch` joins in. */
export function canLaunch(backend: unknown): backend is WebGPUBackend {
  const recorder = backend as Partial<Recorder>;
  return (
    recorder.commandEncoder !== undefined &&
    recorder.commandQueueOwnedIds instanceof WeakSet &&
    typeof recorder.dispatchCountInPass === 'number' &&
    Array.isArray(recorder.uniformPendingDisposal)
  );
}

/**
 * Records one dispatch of `program` behind the backend's earlier ones.
 *
 * @param outputs tensors of the backend, none of them an input too; of a new one every element that will
 * ever be read must be written
 * @param parameters in the order of `program.parameters`
 * @param workgroups up to 65,535²
 */
export function launch(
  backend: WebGPUBackend,
  program: Program,
  inputs: readonly TensorInfo[],
  outputs: readonly TensorInfo[],
  parameters: readonly number[],
  workgroups: number,
): void {
  const recorder = backend as unknown as Recorder;
  const pipeline = pipelineOf(backend.device, program);
  const tensors = [...outputs, ...inputs];
  const buffers = tensors.map(({ dataId }) => {
    backend.uploadToGPU(dataId);
    recorder.commandQueueOwnedIds.add(dataId);
    return backend.tensorMap.get(dataId).resource as GPUBuffer;
  });
  buffers.push(uniforms(backend, recorder, program, [workgroups, ...parameters]));
  const bindGroup = backend.device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  backend.ensureCommandEncoderReady();
  recorder.computePassEncoder ??= (recorder.commandEncoder as GPUCommandEncoder).beginComputePass();
  const pass = recorder.computePassEncoder;
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindGroup);
  pass.dispatchWorkgroups(Math.min(workgroups, WIDEST), Math.ceil(workgroups / WIDEST));
  recorder.dispatchCountInPass++;
  if (recorder.dispatchCountInPass >= env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')) {
    backend.endComputePassEncoder();
    backend.submitQueue();
  }
}

function uniforms(
  backend: WebGPUBackend,
  recorder: Recorder,
  { parameters }: Program,
  values: readonly number[],
): GPUBuffer {
  const size = 16 * Math.ceil(values.length / 4);
  const bytes = new DataView(new ArrayBuffer(size));
  values.forEach((value, index) => {
    if (index > 0 && parameters[index - 1][1] === 'f32') bytes.setFloat32(4 * index, value, true);
    else bytes.setUint32(4 * index, value, true);
  });
  const buffer = backend.bufferManager.acquireBuffer(size, GPUBufferUsage.COPY_DST | GPUBufferUsage.UNIFORM);
  backend.queue.writeBuffer(buffer, 0, bytes.buffer);
  recorder.uniformPendingDisposal.push(buffer);
  return buffer;
}

function pipelineOf(device: GPUDevice, program: Program): GPUComputePipeline {
  let known = pipelines.get(device);
  if (known === undefined) {
    known = new Map();
    pipelines.set(device, known);
  }
  let pipeline = known.get(program.key);
  if (pipeline === undefined) {
    const module = device.createShaderModule({ code: source(program), label: program.key });
    pipeline = device.createComputePipeline({
      layout: 'auto',
      label: program.key,
      compute: { module, entryPoint: 'start' },
    });
    known.set(program.key, pipeline);
  }
  return pipeline;
}

function source({ inputs, outputs, parameters, workgroupSize, code }: Program): string {
  const bindings = [
    ...outputs.map(({ name, type }) => `var<storage, read_write> ${name}: ${type};`),
    ...inputs.map(({ name, type }) => `var<storage, read> ${name}: ${type};`),
    'var<uniform> parameters: Parameters;',
  ];
  return `
struct Parameters { workgroups: u32, ${parameters.map(([name, type]) => `${name}: ${type},`).join(' ')} }
${bindings.map((binding, index) => `@group(0) @binding(${index}) ${binding}`).join('\n')}
${code()}
@compute @workgroup_size(${workgroupSize})
fn start(
  @builtin(workgroup_id) id: vec3u,
  @builtin(num_workgroups) count: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let group = id.y * count.x + id.x;
  if (group >= parameters.workgroups) { return; }
  body(group, local);
}`;
}
